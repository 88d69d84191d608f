package studio.migr.app.engine;

import studio.migr.app.message.Messages;

/** Bytes as people read them. */
final class Sizes {
  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;

  private Sizes() {}

  static String text(long bytes) {
    return bytes < GIGABYTE
        ? Messages.text("engine.size.mb", bytes / MEGABYTE)
        : Messages.text("engine.size.gb", bytes / GIGABYTE);
  }
}
