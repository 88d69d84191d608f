package studio.migr.runtime.modelfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of a model that is refused, with the reason as data: whoever reports it has the words. */
public final class ModelFileException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_DETAIL = 120;

  private final String file;
  private final ModelFileFault fault;
  private final String[] details;

  /**
   * @param details what {@code fault} says of its details; cut to one short line each, since they
   *     may come from a hostile file
   * @throws IllegalArgumentException if they are not as many as {@code fault} has
   */
  public ModelFileException(Path file, ModelFileFault fault, String... details) {
    if (details.length != fault.details()) {
      throw new IllegalArgumentException(fault + " with " + String.join(", ", details));
    }
    this.file = file.toString();
    this.fault = fault;
    this.details = details.clone();
    for (int k = 0; k < details.length; k++) {
      this.details[k] = oneLine(details[k]);
    }
  }

  private static String oneLine(String detail) {
    String line = detail.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
    return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
  }

  public Path file() {
    return Path.of(file);
  }

  public ModelFileFault fault() {
    return fault;
  }

  public List<String> details() {
    return List.of(details);
  }

  @Override
  public String getMessage() {
    return file + ": " + fault + (details.length == 0 ? "" : " " + String.join(", ", details));
  }
}
