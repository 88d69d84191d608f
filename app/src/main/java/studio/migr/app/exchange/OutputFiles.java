package studio.migr.app.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.store.ProjectException;

/**
 * Files of an export that belong together: none gets its name before all are written to disk, so
 * that a full disk leaves what was there before.
 */
final class OutputFiles {
  private final boolean overwrite;
  private final Map<Path, String> texts = new LinkedHashMap<>();

  /**
   * @param overwrite whether files that are there already may be replaced
   */
  OutputFiles(boolean overwrite) {
    this.overwrite = overwrite;
  }

  void add(Path file, String text) {
    texts.put(file, text);
  }

  List<Path> files() {
    return List.copyOf(texts.keySet());
  }

  /**
   * @throws ProjectException if a file is there already and may not be replaced, or is a folder
   */
  void write() throws IOException, ProjectException {
    for (Path file : texts.keySet()) {
      if (Files.isDirectory(file)) {
        throw ProjectException.of("export.is-a-folder", file.toString());
      }
      if (Files.exists(file) && !overwrite) {
        throw ProjectException.of("export.exists", file.toString());
      }
      Path folder = folder(file);
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
    }
    List<Path> unfinished = new ArrayList<>();
    try {
      for (Map.Entry<Path, String> each : texts.entrySet()) {
        Path part = Files.createTempFile(folder(each.getKey()), ".export-", ".part");
        unfinished.add(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer rest = ByteBuffer.wrap(each.getValue().getBytes(StandardCharsets.UTF_8));
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
          channel.force(true);
        }
      }
      int k = 0;
      for (Path file : texts.keySet()) {
        move(unfinished.get(k++), file);
      }
    } finally {
      for (Path part : unfinished) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static Path folder(Path file) {
    return file.resolveSibling(".").normalize();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
