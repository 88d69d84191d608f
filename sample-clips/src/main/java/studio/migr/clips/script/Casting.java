package studio.migr.clips.script;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.migr.clips.Emotion;

/**
 * Plans the clips of a set. Conditions and emotions take turns, so that any stretch of 35 clips
 * holds each pair once; everything else follows from the seed and the clip's number alone, so that
 * a longer set begins with the shorter one.
 */
public final class Casting {
  private static final List<Emotion> FELT =
      List.of(
          Emotion.SURPRISE,
          Emotion.FEAR,
          Emotion.HAPPY,
          Emotion.ANGRY,
          Emotion.SAD,
          Emotion.DISGUST);
  private static final List<Emotion> TURNS =
      List.of(
          Emotion.SURPRISE,
          Emotion.HAPPY,
          Emotion.FEAR,
          Emotion.ANGRY,
          Emotion.NEUTRAL,
          Emotion.SAD,
          Emotion.DISGUST);

  private final long seed;
  private final Brief brief;

  /**
   * @param seed of the set
   * @param brief what all its clips have in common
   */
  public Casting(long seed, Brief brief) {
    this.seed = seed;
    this.brief = brief;
  }

  /** The plan of one clip. */
  public ClipPlan plan(int number) {
    SplittableRandom random =
        new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L * (number + 1L));
    Condition condition =
        brief
            .condition()
            .orElseGet(
                () ->
                    brief
                        .emotion()
                        .map(emotion -> conditionFor(emotion, number))
                        .orElse(Condition.values()[number % Condition.values().length]));
    Emotion emotion = brief.emotion().orElseGet(() -> emotionFor(condition, number, random));
    double anyStrength = 0.45 + 0.55 * random.nextDouble();
    double anyAmbiguity = random.nextInt(3) == 0 ? random.nextDouble() : 0.35 * random.nextDouble();
    double strength = brief.strength().orElse(anyStrength);
    double ambiguity = brief.ambiguity().orElse(anyAmbiguity);
    Show carried = carried(emotion, strength, ambiguity, random);
    int person = brief.people().first() + random.nextInt(brief.people().count());
    long own = random.nextLong();
    Draft draft = draft(condition, emotion, carried, strength, random);
    return new ClipPlan(
        number,
        own,
        emotion,
        condition,
        draft.face,
        draft.voice,
        draft.hiding,
        draft.hearing,
        strength,
        ambiguity,
        draft.hearing == Hearing.CLEAR ? brief.snrDb() : Optional.empty(),
        person,
        draft.why);
  }

  private record Draft(Show face, Show voice, Hiding hiding, Hearing hearing, String why) {}

  private Condition conditionFor(Emotion emotion, int number) {
    List<Condition> open =
        List.of(Condition.values()).stream().filter(each -> Brief.possible(each, emotion)).toList();
    return open.get(number % open.size());
  }

  private Emotion emotionFor(Condition condition, int number, SplittableRandom random) {
    // The turn of the emotions moves on by one each time the conditions have gone round.
    Emotion turn = TURNS.get((number / Condition.values().length + number) % TURNS.size());
    return switch (condition) {
      case NONE -> Emotion.NEUTRAL;
      case CONFLICT -> turn == Emotion.NEUTRAL ? FELT.get(random.nextInt(FELT.size())) : turn;
      case CONGRUENT, AUDIO, VISUAL -> turn;
    };
  }

  /** The emotion as the carrying modality shows it; Surprise and Fear lean towards each other. */
  private static Show carried(
      Emotion emotion, double strength, double ambiguity, SplittableRandom random) {
    if (emotion == Emotion.NEUTRAL) {
      return Show.NOTHING;
    }
    return new Show(emotion, strength, neighbour(emotion, random), 0.45 * ambiguity);
  }

  /**
   * The emotion that people most often take this one for (CREMA-D's votes; J. Clin. Med. 10, 1904).
   */
  private static Emotion neighbour(Emotion emotion, SplittableRandom random) {
    return switch (emotion) {
      case SURPRISE -> Emotion.FEAR;
      case FEAR -> Emotion.SURPRISE;
      case ANGRY -> Emotion.DISGUST;
      case DISGUST -> Emotion.ANGRY;
      case SAD -> random.nextBoolean() ? Emotion.FEAR : Emotion.NEUTRAL;
      case HAPPY -> Emotion.SURPRISE;
      case NEUTRAL -> Emotion.SAD;
    };
  }

  private static Draft draft(
      Condition condition,
      Emotion emotion,
      Show carried,
      double strength,
      SplittableRandom random) {
    return switch (condition) {
      case CONGRUENT ->
          new Draft(
              carried,
              carried,
              Hiding.OPEN,
              Hearing.CLEAR,
              "Face and voice both show " + emotion.word() + ".");
      case AUDIO -> audio(emotion, carried, random);
      case VISUAL -> visual(emotion, carried, random);
      case CONFLICT -> {
        Emotion heard = emotion;
        while (heard == emotion) {
          heard = FELT.get(random.nextInt(FELT.size()));
        }
        double like = Math.clamp(strength + 0.1 * (random.nextDouble() - 0.5), 0, 1);
        yield new Draft(
            carried,
            Show.only(heard, like),
            Hiding.OPEN,
            Hearing.CLEAR,
            "The face shows "
                + emotion.word()
                + " and the voice "
                + heard.word()
                + ", about equally strongly.");
      }
      case NONE -> none(random);
    };
  }

  private static Draft audio(Emotion emotion, Show carried, SplittableRandom random) {
    String says = "The voice shows " + emotion.word();
    int way = random.nextInt(10);
    if (way < 3) {
      Hiding hiding = random.nextBoolean() ? Hiding.CARD : Hiding.MASK;
      return new Draft(
          Show.NOTHING, carried, hiding, Hearing.CLEAR, says + "; the face is covered.");
    }
    // A neutral voice with a neutral face would be carried by both.
    if (way < 7 && emotion != Emotion.NEUTRAL) {
      return new Draft(
          Show.NOTHING, carried, Hiding.OPEN, Hearing.CLEAR, says + "; the face is neutral.");
    }
    return new Draft(
        ambiguous(emotion, random),
        carried,
        Hiding.OPEN,
        Hearing.CLEAR,
        says + "; the face is faint and ambiguous.");
  }

  private static Draft visual(Emotion emotion, Show carried, SplittableRandom random) {
    String says = "The face shows " + emotion.word();
    int way = random.nextInt(10);
    if (way < 2) {
      return new Draft(
          carried, Show.NOTHING, Hiding.OPEN, Hearing.SILENT, says + "; nobody speaks.");
    }
    if (way < 5) {
      return new Draft(
          carried,
          Show.NOTHING,
          Hiding.OPEN,
          Hearing.DROWNED,
          says + "; the voice is drowned in noise.");
    }
    if (way < 8 && emotion != Emotion.NEUTRAL) {
      return new Draft(
          carried, Show.NOTHING, Hiding.OPEN, Hearing.CLEAR, says + "; the voice is neutral.");
    }
    return new Draft(
        carried,
        ambiguous(emotion, random),
        Hiding.OPEN,
        Hearing.CLEAR,
        says + "; the voice is faint and ambiguous.");
  }

  private static Draft none(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Draft(
              Show.NOTHING,
              Show.NOTHING,
              Hiding.OPEN,
              Hearing.SILENT,
              "The face is neutral and nobody speaks.");
      case 1 ->
          new Draft(
              Show.NOTHING,
              Show.NOTHING,
              Hiding.OPEN,
              Hearing.DROWNED,
              "The face is neutral and the voice is drowned in noise.");
      case 2 ->
          new Draft(
              Show.NOTHING,
              Show.NOTHING,
              Hiding.CARD,
              Hearing.SILENT,
              "The face is covered and nobody speaks.");
      default ->
          new Draft(
              Show.NOTHING,
              Show.NOTHING,
              Hiding.CARD,
              Hearing.DROWNED,
              "The face is covered and the voice is drowned in noise.");
    };
  }

  /** Two emotions at once, neither of them the clip's, and both faint. */
  private static Show ambiguous(Emotion emotion, SplittableRandom random) {
    List<Emotion> others = FELT.stream().filter(each -> each != emotion).toList();
    int one = random.nextInt(others.size());
    int two = (one + 1 + random.nextInt(others.size() - 1)) % others.size();
    return new Show(others.get(one), 0.15 + 0.15 * random.nextDouble(), others.get(two), 0.5);
  }
}
