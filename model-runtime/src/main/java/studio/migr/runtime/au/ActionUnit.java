package studio.migr.runtime.au;

import java.util.Locale;

/**
 * One action unit of the face.
 *
 * @param number its number in FACS, 1 to 99
 */
public record ActionUnit(int number) implements Comparable<ActionUnit> {

  /**
   * @throws IllegalArgumentException if FACS has no such number
   */
  public ActionUnit {
    if (number < 1 || number > 99) {
      throw new IllegalArgumentException("no action unit " + number);
    }
  }

  /** As it is written everywhere: {@code AU04}. */
  public String code() {
    return String.format(Locale.ROOT, "AU%02d", number);
  }

  @Override
  public int compareTo(ActionUnit other) {
    return Integer.compare(number, other.number);
  }
}
