package studio.migr.app.doctor;

import java.util.Locale;
import studio.migr.app.message.Messages;

/**
 * What a check found.
 *
 * @param status how bad it is
 * @param detail what was found, one sentence or a list of figures
 * @param remedy what to do about it; empty exactly when all is well
 */
public record Finding(Status status, String detail, String remedy) {

  /** How bad it is: all is well, the studio does without it, the studio cannot work. */
  public enum Status {
    OK,
    WARNING,
    FAILED;

    /** As results write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Finding {
    if (remedy.isEmpty() != (status == Status.OK)) {
      throw new IllegalArgumentException(
          "a remedy belongs to what is not well, and to nothing else");
    }
  }

  static Finding ok(String detail) {
    return new Finding(Status.OK, detail, "");
  }

  /**
   * @param remedyKey message key of what to do
   */
  static Finding warning(String detail, String remedyKey, Object... arguments) {
    return new Finding(Status.WARNING, detail, Messages.text(remedyKey, arguments));
  }

  /**
   * @param remedyKey message key of what to do
   */
  static Finding failed(String detail, String remedyKey, Object... arguments) {
    return new Finding(Status.FAILED, detail, Messages.text(remedyKey, arguments));
  }
}
