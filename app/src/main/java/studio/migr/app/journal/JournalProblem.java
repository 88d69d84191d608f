package studio.migr.app.journal;

import java.nio.file.Path;
import studio.migr.app.message.Messages;

/**
 * Something in the journal that cannot be read as it was written.
 *
 * @param line number of the line in its file, from 1
 * @param kind what is wrong
 * @param detail technical words for the log
 */
public record JournalProblem(Path file, long line, Kind kind, String detail) {

  /** What can be wrong; its sentence is {@code journal.problem.<name>}. */
  public enum Kind {
    /** The line is no event, or not the one that was written. */
    DAMAGED,
    /** Events between the line before and this one are not there. */
    GAP,
    /** The line's number was used before; it is not counted. */
    REPEATED,
    /** The event is of a kind that a newer version of the program wrote. */
    UNKNOWN_KIND
  }

  /** One sentence for the user. */
  public String sentence() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return Messages.text("journal.problem." + name, file.toString(), Long.toString(line));
  }
}
