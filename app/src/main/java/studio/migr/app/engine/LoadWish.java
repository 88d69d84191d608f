package studio.migr.app.engine;

import java.nio.file.Path;

/**
 * Which model is wanted, and how.
 *
 * @param device {@code cpu}, or a card such as {@code cuda:0}
 * @param regardless whether it is loaded although the memory seems too small
 */
public record LoadWish(Path folder, String device, NumberKind numbers, boolean regardless) {
  public static final String CPU = "cpu";
  public static final String CARD = "cuda:0";

  /** The name by which people know the model: that of its folder. */
  public String name() {
    Path last = folder.getFileName();
    return last == null ? folder.toString() : last.toString();
  }
}
