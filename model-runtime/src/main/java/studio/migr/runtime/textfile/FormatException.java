package studio.migr.runtime.textfile;

import java.io.IOException;

/** A file that cannot be read as what it seems to be, with the reason as data. */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_DETAIL = 120;

  private final FormatFault fault;
  private final int line;
  private final String detail;

  /**
   * @param line where, from 1; 0 if that cannot be said
   * @param detail what was seen there, in a few words of the file itself or of its kind
   */
  public FormatException(FormatFault fault, int line, String detail) {
    super(fault + (line > 0 ? " in line " + line : "") + (detail.isEmpty() ? "" : ": " + detail));
    this.fault = fault;
    this.line = line;
    String oneLine = detail.replaceAll("\\s+", " ");
    this.detail =
        oneLine.length() > LONGEST_DETAIL ? oneLine.substring(0, LONGEST_DETAIL) + "…" : oneLine;
  }

  public FormatFault fault() {
    return fault;
  }

  public int line() {
    return line;
  }

  public String detail() {
    return detail;
  }
}
