package studio.migr.runtime.emotion;

import java.util.Locale;
import java.util.Optional;

/** What a judge had when judging a clip: the sound, the picture, or both. */
public enum Condition {
  BOTH,
  AUDIO,
  VISUAL;

  /** The name in files and on the command line: {@code both}, {@code audio}, {@code visual}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Condition> fromId(String id) {
    for (Condition value : values()) {
      if (value.id().equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  public boolean hasSound() {
    return this != VISUAL;
  }

  public boolean hasPicture() {
    return this != AUDIO;
  }
}
