package studio.migr.app.engine;

import java.util.Locale;

/** In what a model's numbers are kept while it computes. */
public enum NumberKind {
  /** As the checkpoint has them, unless that is slow on the device. */
  AS_STORED,
  FP32,
  BF16,
  FP16,
  /** The decoder's weights as bytes, on the processor. */
  INT8;

  /** For messages: {@code as-stored}, {@code fp32}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
