package studio.migr.runtime.importance;

import java.util.Locale;
import java.util.Optional;

/** What a model is given of a clip beside the question. */
public enum ModelCondition {
  BOTH(true, true),
  AUDIO(true, false),
  VISUAL(false, true),
  /** The question alone: what the model says without having seen or heard anything. */
  NONE(false, false);

  private final boolean sound;
  private final boolean picture;

  ModelCondition(boolean sound, boolean picture) {
    this.sound = sound;
    this.picture = picture;
  }

  /** The name in files: {@code both}, {@code audio}, {@code visual}, {@code none}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ModelCondition> fromId(String id) {
    for (ModelCondition value : values()) {
      if (value.id().equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  public boolean hasSound() {
    return sound;
  }

  public boolean hasPicture() {
    return picture;
  }
}
