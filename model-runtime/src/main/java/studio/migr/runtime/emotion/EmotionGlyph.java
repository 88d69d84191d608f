package studio.migr.runtime.emotion;

import java.util.Locale;
import java.util.Optional;

/** A shape that stands beside an emotion's word, so that colour is never alone. */
public enum EmotionGlyph {
  DISC,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  RING,
  FRAME,
  WEDGE,
  CROSS,
  BAR,
  PILLAR,
  HALF,
  STAR;

  /** The name in files: {@code disc}, {@code square}, and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EmotionGlyph> fromId(String id) {
    for (EmotionGlyph value : values()) {
      if (value.id().equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
