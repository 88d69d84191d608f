package studio.migr.app.explain;

/**
 * Neighbouring tokens of an answer.
 *
 * @param from the first, from 0
 * @param to the last
 */
public record Stretch(int from, int to) {
  public Stretch {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(from + " to " + to);
    }
  }

  static Stretch between(int one, int other) {
    return new Stretch(Math.min(one, other), Math.max(one, other));
  }

  boolean contains(int token) {
    return token >= from && token <= to;
  }
}
