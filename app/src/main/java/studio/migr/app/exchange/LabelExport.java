package studio.migr.app.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** Writes current labels to a file: all of it or nothing. */
public final class LabelExport {
  private LabelExport() {}

  /**
   * @param overwrite whether a file that is there already may be replaced
   * @return how many labels were written
   * @throws ProjectException if there is a file already and it may not be replaced
   */
  public static int write(Project project, LabelFormat format, Path file, boolean overwrite)
      throws IOException, ProjectException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw ProjectException.of("export.is-a-folder", target.toString());
    }
    if (Files.exists(target) && !overwrite) {
      throw ProjectException.of("export.exists", target.toString());
    }
    Path folder = target.resolveSibling(".").normalize();
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    List<LabelRow> rows = LabelRow.of(project, project.labels().current());
    Path unfinished = Files.createTempFile(folder, ".export-", ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
          Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
        format.write(rows, out);
        out.flush();
        channel.force(true);
      }
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return rows.size();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
