package studio.migr.app.errors;

import java.util.Comparator;
import studio.migr.runtime.emotion.Condition;

/**
 * Whether the model of some run, or any other, is right about a clip that it had sound and picture
 * of.
 *
 * @param model {@link Source.Model#key} of the model
 */
public record Outcome(String model, boolean right) implements Comparable<Outcome> {
  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Outcome::model).thenComparing(Outcome::right);

  /** Whether it is so; not where the model said nothing, or nobody knows what is right. */
  boolean holds(ClipCase clip) {
    return clip.models().keySet().stream()
        .filter(each -> each.key().equals(model))
        .flatMap(each -> clip.said(each, Condition.BOTH).stream())
        .anyMatch(
            answer ->
                clip.reference().isPresent()
                    && clip.reference().get().label().equals(answer) == right);
  }

  @Override
  public int compareTo(Outcome other) {
    return ORDER.compare(this, other);
  }
}
