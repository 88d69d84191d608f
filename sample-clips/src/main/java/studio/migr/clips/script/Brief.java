package studio.migr.clips.script;

import java.util.Optional;
import studio.migr.clips.Emotion;

/**
 * What is asked of a set of clips beyond its seed.
 *
 * @param condition the one condition of all clips, where one is asked for
 * @param emotion the one emotion of all clips, where one is asked for
 * @param people who appears
 * @param strength 0 to 1: how strongly all clips show their emotion, where it is asked for
 * @param ambiguity 0 to 1: how near all clips are to a second emotion, where it is asked for
 * @param snrDb how far every voice that is heard is above the murmur of a crowd, dB, where one is
 *     asked for; those that are drowned or silent stay so
 */
public record Brief(
    Optional<Condition> condition,
    Optional<Emotion> emotion,
    People people,
    Optional<Double> strength,
    Optional<Double> ambiguity,
    Optional<Double> snrDb) {

  /** Everything takes turns; the people are those of the clips that come with the studio. */
  public static final Brief ANYTHING =
      new Brief(
          Optional.empty(),
          Optional.empty(),
          People.USUAL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * @throws IllegalArgumentException if no clip can have both condition and emotion: without
   *     anything to show, the emotion is neutral, and a conflict is between two felt emotions; or
   *     if a share is not from 0 to 1
   */
  public Brief {
    if (condition.isPresent() && emotion.isPresent() && !possible(condition.get(), emotion.get())) {
      throw new IllegalArgumentException("no such clip");
    }
    if (!isShare(strength) || !isShare(ambiguity)) {
      throw new IllegalArgumentException("no share");
    }
  }

  private static boolean isShare(Optional<Double> value) {
    return value.isEmpty() || (value.get() >= 0 && value.get() <= 1);
  }

  static boolean possible(Condition condition, Emotion emotion) {
    return switch (condition) {
      case NONE -> emotion == Emotion.NEUTRAL;
      case CONFLICT -> emotion != Emotion.NEUTRAL;
      case CONGRUENT, AUDIO, VISUAL -> true;
    };
  }

  public Brief with(Condition wanted) {
    return new Brief(Optional.of(wanted), emotion, people, strength, ambiguity, snrDb);
  }

  public Brief with(Emotion wanted) {
    return new Brief(condition, Optional.of(wanted), people, strength, ambiguity, snrDb);
  }

  public Brief with(People wanted) {
    return new Brief(condition, emotion, wanted, strength, ambiguity, snrDb);
  }

  public Brief withStrength(double wanted) {
    return new Brief(condition, emotion, people, Optional.of(wanted), ambiguity, snrDb);
  }

  public Brief withSnr(double wanted) {
    return new Brief(condition, emotion, people, strength, ambiguity, Optional.of(wanted));
  }

  public Brief withAmbiguity(double wanted) {
    return new Brief(condition, emotion, people, strength, Optional.of(wanted), snrDb);
  }
}
