package studio.migr.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;

/** Writes and removes a file in each folder that the studio writes to. */
final class RightsCheck implements Check {
  private final List<Path> folders;

  /**
   * @param folders one that does not exist stands for its nearest parent: there it would be made
   */
  RightsCheck(List<Path> folders) {
    this.folders = folders;
  }

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public Finding run() {
    Set<Path> refused = new LinkedHashSet<>();
    for (Path folder : folders) {
      Path existing = Folders.nearestExisting(folder);
      if (!canWrite(existing)) {
        refused.add(existing);
      }
    }
    return refused.isEmpty()
        ? Finding.ok(Messages.text("doctor.rights", list(folders)))
        : Finding.failed(
            Messages.text("doctor.rights.refused", list(refused)), "doctor.rights.remedy");
  }

  private static boolean canWrite(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".studio-doctor", ".tmp"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String list(Iterable<Path> paths) {
    Set<Path> once = new LinkedHashSet<>();
    paths.forEach(once::add);
    return once.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
