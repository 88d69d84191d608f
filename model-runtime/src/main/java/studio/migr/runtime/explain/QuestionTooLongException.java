package studio.migr.runtime.explain;

/** A model's context has no room for a question. */
public final class QuestionTooLongException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int positions;
  private final int context;

  QuestionTooLongException(int positions, int context) {
    super(positions + " positions in a context of " + context);
    this.positions = positions;
    this.context = context;
  }

  /** How many positions the question takes. */
  public int positions() {
    return positions;
  }

  /** How many the model has. */
  public int context() {
    return context;
  }
}
