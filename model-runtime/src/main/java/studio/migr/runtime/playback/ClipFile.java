package studio.migr.runtime.playback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.media.MediaFault;

/** Whether the file that is played is still what it was: an open one can be deleted unnoticed. */
final class ClipFile {
  private final Path path;
  private long size = -1;

  ClipFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** What has happened to the file since the first call, if it can no longer be trusted. */
  synchronized Optional<MediaFault> fault() {
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.of(MediaFault.MISSING);
      }
      long now = Files.size(path);
      if (now < size) {
        return Optional.of(MediaFault.TRUNCATED);
      }
      size = now;
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(MediaFault.UNREADABLE);
    }
  }
}
