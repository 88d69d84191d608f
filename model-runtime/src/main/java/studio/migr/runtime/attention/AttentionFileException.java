package studio.migr.runtime.attention;

import java.io.IOException;
import java.nio.file.Path;

/** A file of attention that is damaged, or none. What it holds can be made anew. */
public final class AttentionFileException extends IOException {
  private static final long serialVersionUID = 1L;

  AttentionFileException(Path file) {
    super(file + " holds no attention of an answer, or is damaged");
  }

  AttentionFileException(Path file, Throwable cause) {
    this(file);
    initCause(cause);
  }
}
