package studio.migr.app.journal;

/** A line that is no event of ours. */
final class UnreadableLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final JournalProblem.Kind kind;

  UnreadableLineException(JournalProblem.Kind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  JournalProblem.Kind kind() {
    return kind;
  }
}
