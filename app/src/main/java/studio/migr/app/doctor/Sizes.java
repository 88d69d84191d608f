package studio.migr.app.doctor;

import studio.migr.app.message.Messages;

/** Amounts of memory and disk in words. */
final class Sizes {
  private static final double GIB = 1L << 30;

  private Sizes() {}

  /** Such as {@code 15.5 GiB}, in the user's way to write figures. */
  static String text(long bytes) {
    return Messages.text("doctor.gib", bytes / GIB);
  }
}
