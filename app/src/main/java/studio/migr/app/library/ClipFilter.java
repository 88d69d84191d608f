package studio.migr.app.library;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Which clips the list shows: those that fit all conditions. A condition with several values fits a
 * clip that has one of them; one without values fits every clip. Also how a saved filter is kept.
 *
 * @param text part of the file name, in any case
 * @param states whether the current annotator is done with the clip
 * @param emotions what the current annotator chose
 * @param dominants what the current annotator chose
 * @param annotators who has a label of the clip
 * @param traits what the clip has or lacks
 * @param minSeconds at least this long; null: any
 * @param maxSeconds at most this long; null: any
 */
public record ClipFilter(
    String text,
    Set<State> states,
    Set<String> emotions,
    Set<DominantModality> dominants,
    Set<String> annotators,
    Set<Trait> traits,
    @Nullable Double minSeconds,
    @Nullable Double maxSeconds) {

  /** How far the current annotator is with a clip. */
  public enum State {
    /** Emotion or dominant modality is open. */
    TO_DO,
    /** Both are there. */
    DONE
  }

  /** Something that a clip has or lacks. */
  public enum Trait {
    WITH_AUS,
    WITHOUT_AUS,
    WITH_NOTE,
    /** There is a reason to look at it. */
    WORTH_A_LOOK,
    /** Its file is missing, or something about it is odd. */
    PROBLEM
  }

  /** Every clip. */
  public static final ClipFilter EVERYTHING =
      new ClipFilter("", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

  /** What a file lacks is taken as no condition. */
  public ClipFilter(
      @Nullable String text,
      @Nullable Set<State> states,
      @Nullable Set<String> emotions,
      @Nullable Set<DominantModality> dominants,
      @Nullable Set<String> annotators,
      @Nullable Set<Trait> traits,
      @Nullable Double minSeconds,
      @Nullable Double maxSeconds) {
    this.text = text == null ? "" : text;
    this.states = sorted(states, State.class);
    this.emotions = emotions == null ? Set.of() : Set.copyOf(emotions);
    this.dominants = sorted(dominants, DominantModality.class);
    this.annotators =
        annotators == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(annotators));
    this.traits = sorted(traits, Trait.class);
    this.minSeconds = minSeconds;
    this.maxSeconds = maxSeconds;
  }

  private static <E extends Enum<E>> Set<E> sorted(@Nullable Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    if (values != null) {
      copy.addAll(values);
    }
    return Collections.unmodifiableSet(copy);
  }

  /** Whether a row passes. */
  public boolean accepts(ClipRow row) {
    return (text.isEmpty() || row.searchText().contains(text.strip().toLowerCase(Locale.ROOT)))
        && (states.isEmpty() || states.contains(row.finished() ? State.DONE : State.TO_DO))
        && (emotions.isEmpty() || row.judgement().emotion().filter(emotions::contains).isPresent())
        && (dominants.isEmpty()
            || row.judgement().dominant().filter(dominants::contains).isPresent())
        && (annotators.isEmpty() || !Collections.disjoint(annotators, row.annotators()))
        && traits.stream().allMatch(trait -> has(row, trait))
        && (minSeconds == null || row.clip().durationMs() >= minSeconds * 1000)
        && (maxSeconds == null || row.clip().durationMs() <= maxSeconds * 1000);
  }

  private static boolean has(ClipRow row, Trait trait) {
    return switch (trait) {
      case WITH_AUS -> row.hasAus();
      case WITHOUT_AUS -> !row.hasAus();
      case WORTH_A_LOOK -> row.hintProperty().get().isPresent();
      case WITH_NOTE -> row.judgement().note().isPresent();
      case PROBLEM -> row.clip().missing() || !row.clip().notes().isEmpty();
    };
  }

  /** How many conditions beside the text it has. */
  public int conditions() {
    return states.size()
        + emotions.size()
        + dominants.size()
        + annotators.size()
        + traits.size()
        + (minSeconds == null ? 0 : 1)
        + (maxSeconds == null ? 0 : 1);
  }

  public ClipFilter withText(String value) {
    return new ClipFilter(
        value, states, emotions, dominants, annotators, traits, minSeconds, maxSeconds);
  }

  /** With {@code state} if it was not among them, else without. The same holds for the others. */
  public ClipFilter toggled(State state) {
    return new ClipFilter(
        text,
        toggle(states, state),
        emotions,
        dominants,
        annotators,
        traits,
        minSeconds,
        maxSeconds);
  }

  public ClipFilter toggledEmotion(String emotion) {
    return new ClipFilter(
        text,
        states,
        toggle(emotions, emotion),
        dominants,
        annotators,
        traits,
        minSeconds,
        maxSeconds);
  }

  public ClipFilter toggled(DominantModality dominant) {
    return new ClipFilter(
        text,
        states,
        emotions,
        toggle(dominants, dominant),
        annotators,
        traits,
        minSeconds,
        maxSeconds);
  }

  public ClipFilter toggledAnnotator(String name) {
    return new ClipFilter(
        text,
        states,
        emotions,
        dominants,
        toggle(annotators, name),
        traits,
        minSeconds,
        maxSeconds);
  }

  public ClipFilter toggled(Trait trait) {
    return new ClipFilter(
        text,
        states,
        emotions,
        dominants,
        annotators,
        toggle(traits, trait),
        minSeconds,
        maxSeconds);
  }

  public ClipFilter withSeconds(@Nullable Double min, @Nullable Double max) {
    return new ClipFilter(text, states, emotions, dominants, annotators, traits, min, max);
  }

  private static <T> Set<T> toggle(Set<T> values, T value) {
    Set<T> next = new java.util.HashSet<>(values);
    if (!next.remove(value)) {
      next.add(value);
    }
    return next;
  }
}
