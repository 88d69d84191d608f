package studio.migr.app.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;

/** How much room there is where projects, settings and temporary files lie. */
final class DiskCheck implements Check {
  /** Less than this and labels may soon not be saved any more. */
  static final long TOO_LITTLE = 200L << 20;

  /** Less than this and caches and backups of a large project may not fit. */
  static final long LITTLE = 2L << 30;

  private final List<Path> folders;
  private final ToLongFunction<Path> freeBytes;

  /**
   * @param folders in order of importance; one that does not exist stands for its nearest parent
   * @param freeBytes how many bytes can be written there
   */
  DiskCheck(List<Path> folders, ToLongFunction<Path> freeBytes) {
    this.folders = folders;
    this.freeBytes = freeBytes;
  }

  static DiskCheck of(List<Path> folders) {
    return new DiskCheck(folders, DiskCheck::usableSpace);
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Finding run() {
    Map<Path, Long> free = new LinkedHashMap<>();
    for (Path folder : folders) {
      Path existing = Folders.nearestExisting(folder);
      free.put(existing, freeBytes.applyAsLong(existing));
    }
    String found =
        free.entrySet().stream()
            .map(each -> Messages.text("doctor.disk", each.getKey(), Sizes.text(each.getValue())))
            .collect(Collectors.joining("; "));
    long least = free.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    if (least < TOO_LITTLE) {
      return Finding.failed(found, "doctor.disk.full.remedy");
    }
    return least < LITTLE ? Finding.warning(found, "doctor.disk.remedy") : Finding.ok(found);
  }

  private static long usableSpace(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
