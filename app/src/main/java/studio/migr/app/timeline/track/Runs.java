package studio.migr.app.timeline.track;

import java.util.function.IntPredicate;

/** Goes through columns of pixels, neighbours that are alike together. */
final class Runs {
  @FunctionalInterface
  interface Visitor {
    /** From column {@code from} up to before {@code to}. */
    void visit(int from, int to);
  }

  private Runs() {}

  /** Hands over each longest stretch of columns for which {@code wanted} says yes. */
  static void each(int columns, IntPredicate wanted, Visitor visitor) {
    int from = -1;
    for (int x = 0; x <= columns; x++) {
      boolean in = x < columns && wanted.test(x);
      if (in && from < 0) {
        from = x;
      } else if (!in && from >= 0) {
        visitor.visit(from, x);
        from = -1;
      }
    }
  }
}
