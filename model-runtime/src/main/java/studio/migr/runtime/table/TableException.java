package studio.migr.runtime.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is not the table it should be, with the reason as data: the window and the command
 * line find the words.
 */
public final class TableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final TableFault fault;
  private final String detail;

  /**
   * @param detail what is missing, or where: names of columns, number of a line
   */
  public TableException(Path file, TableFault fault, String detail) {
    super(fault + ": " + file + (detail.isEmpty() ? "" : ": " + detail));
    this.file = file.toString();
    this.fault = fault;
    this.detail = detail;
  }

  public Path file() {
    return Path.of(file);
  }

  public TableFault fault() {
    return fault;
  }

  public String detail() {
    return detail;
  }
}
