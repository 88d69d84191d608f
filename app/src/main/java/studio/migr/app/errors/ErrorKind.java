package studio.migr.app.errors;

import java.util.Locale;
import java.util.Optional;
import studio.migr.runtime.emotion.Condition;

/**
 * What kind of error a model's wrong answer is. The rules are tried in this order; the first that
 * holds names the kind, so that each error is of exactly one.
 */
public enum ErrorKind {
  /** At least one person who judged the clip from sound and picture chose the model's answer. */
  LABEL_DOUBTFUL {
    @Override
    boolean holds(ClipCase clip, Told told, String right, String answer) {
      return clip.voters().containsValue(answer);
    }
  },

  /** The reasoning quotes words that nobody said, held against the clip's transcript. */
  INVENTED_QUOTATION {
    @Override
    boolean holds(ClipCase clip, Told told, String right, String answer) {
      return told.judged().inventedQuotations().orElse(0) > 0;
    }
  },

  /** There is no reasoning, or it speaks of no emotion. */
  NO_EVIDENCE {
    @Override
    boolean holds(ClipCase clip, Told told, String right, String answer) {
      return told.judged().reasoned().isEmpty() && !told.led().contains(right);
    }
  },

  /**
   * The right emotion is among the two of which the reasoning speaks most, or was the most probable
   * answer after one of its sentences: the last step loses it.
   */
  LOST_IN_LAST_STEP {
    @Override
    boolean holds(ClipCase clip, Told told, String right, String answer) {
      return told.judged().reading().mostPresent(TOP).contains(right) || told.led().contains(right);
    }
  },

  /** The reasoning speaks of other emotions than the right one: what was seen is misread. */
  MISREAD {
    @Override
    boolean holds(ClipCase clip, Told told, String right, String answer) {
      return true;
    }
  };

  private static final int TOP = 2;

  abstract boolean holds(ClipCase clip, Told told, String right, String answer);

  /** The name of its words: {@code label-doubtful}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a model's error; empty if it is right, or said nothing, or nobody knows better. */
  public static Optional<ErrorKind> of(ClipCase clip, Source model) {
    Optional<Told> told = clip.told(model);
    Optional<String> right = clip.reference().map(Reference::label);
    Optional<String> answer = clip.said(model, Condition.BOTH);
    if (told.isEmpty() || right.isEmpty() || answer.isEmpty() || right.equals(answer)) {
      return Optional.empty();
    }
    for (ErrorKind kind : values()) {
      if (kind.holds(clip, told.orElseThrow(), right.get(), answer.get())) {
        return Optional.of(kind);
      }
    }
    throw new IllegalStateException("the last rule always holds");
  }
}
