package studio.migr.runtime.reasoning;

import java.util.Locale;
import java.util.Optional;
import studio.migr.runtime.emotion.Condition;

/** What a stretch of a model's text is. */
public enum SegmentKind {
  /** Describes what is seen. */
  VIS_DESC,
  /** Describes what is heard. */
  AUD_DESC,
  /** Reasoning outside the two descriptions, such as the joint conclusion. */
  TEXT,
  /** The label. */
  ANSWER;

  /** The name in files: {@code vis_desc}, {@code aud_desc}, {@code text}, {@code answer}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SegmentKind> fromId(String id) {
    for (SegmentKind kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The modality that a description is about; empty for text and answer. */
  public Optional<Condition> modality() {
    return switch (this) {
      case VIS_DESC -> Optional.of(Condition.VISUAL);
      case AUD_DESC -> Optional.of(Condition.AUDIO);
      case TEXT, ANSWER -> Optional.empty();
    };
  }
}
