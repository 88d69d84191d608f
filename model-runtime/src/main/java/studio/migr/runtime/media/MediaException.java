package studio.migr.runtime.media;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that cannot be used as a clip, with the reason as data: the window and the command line
 * find the words.
 */
public final class MediaException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final MediaFault fault;
  private final String detail;

  /**
   * @param detail what exactly was seen, in technical words, for the log; may be empty
   */
  public MediaException(Path file, MediaFault fault, String detail) {
    super(fault + ": " + file + (detail.isEmpty() ? "" : ": " + detail));
    this.file = file.toString();
    this.fault = fault;
    this.detail = detail;
  }

  public Path file() {
    return Path.of(file);
  }

  public MediaFault fault() {
    return fault;
  }

  public String detail() {
    return detail;
  }
}
