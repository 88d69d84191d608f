package studio.migr.runtime.reader;

import java.io.IOException;

/** A language model that was to read emotion in text did not, with the reason as data. */
public final class JudgeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. The words for it have the place first, then the detail. */
  public enum Fault {
    /** The file is no setting of a judge; the detail names what is wrong in it. */
    NO_SETTING,
    /** The address is on another machine, and the setting does not allow that. */
    OTHER_MACHINE,
    /** The file of the secret cannot be read. */
    NO_TOKEN,
    /** Nobody answers at the address. */
    NOT_REACHED,
    /** No answer came in time. */
    TOO_SLOW,
    /** The server refused; the detail is its status. */
    REFUSED,
    /** The server answered, but not with strengths of emotions. */
    NOT_UNDERSTOOD
  }

  private final Fault fault;
  private final String place;
  private final String detail;

  JudgeException(Fault fault, String place, String detail) {
    super(fault + " " + place + " " + detail);
    this.fault = fault;
    this.place = place;
    this.detail = detail;
  }

  public Fault fault() {
    return fault;
  }

  /** The address, or the file of the setting. */
  public String place() {
    return place;
  }

  public String detail() {
    return detail;
  }
}
