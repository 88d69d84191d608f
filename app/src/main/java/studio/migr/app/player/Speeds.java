package studio.migr.app.player;

import java.util.List;
import java.util.Locale;

/** The speeds that can be chosen. */
final class Speeds {
  static final List<Double> ALL = List.of(0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0);

  private Speeds() {}

  /** The next faster one, or the fastest. */
  static double next(double speed) {
    return ALL.stream().filter(other -> other > speed + 1e-9).findFirst().orElse(ALL.getLast());
  }

  /** The next slower one, or the slowest. */
  static double previous(double speed) {
    return ALL.reversed().stream()
        .filter(other -> other < speed - 1e-9)
        .findFirst()
        .orElse(ALL.getFirst());
  }

  /** As in {@code 1.25×}. */
  static String text(double speed) {
    return String.format(Locale.ROOT, "%.2f\u00d7", speed);
  }
}
