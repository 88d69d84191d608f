package studio.migr.runtime.config;

import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.ModelFileFault;

/** What every record of this package asks of its values. */
final class Require {
  /** More layers than any transformer has; guards loops over what a hostile file says. */
  static final int MOST_LAYERS = 1024;

  /** Larger than any width, vocabulary or length so far; guards products against overflow. */
  static final int MOST = 1 << 24;

  private Require() {}

  static void size(String key, int value) {
    between(key, value, 1, MOST);
  }

  static void layers(String key, int value) {
    between(key, value, 1, MOST_LAYERS);
  }

  static void between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw FieldException.bad(key, value);
    }
  }

  /** A small number above 0, as norms add to a variance. */
  static void epsilon(String key, double value) {
    if (!(value > 0 && value < 1)) {
      throw FieldException.bad(key, value);
    }
  }

  static void multiple(String wholeKey, int whole, String partKey, int part) {
    if (whole % part != 0) {
      throw new FieldException(
          ModelFileFault.UNEVEN,
          wholeKey,
          Integer.toString(whole),
          partKey,
          Integer.toString(part));
    }
  }
}
