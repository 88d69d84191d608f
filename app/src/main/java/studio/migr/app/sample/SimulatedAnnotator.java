package studio.migr.app.sample;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import studio.migr.app.sample.SampleTruth.Shown;
import studio.migr.runtime.emotion.DominantModality;

/**
 * A person that does not exist: answers as people would who see and hear what is true of a
 * generated clip, errors included. The same clip always gets the same answers.
 *
 * <p>The rule. By one sense alone, the answer is drawn at the rates of {@link Recognition}. Whoever
 * has no sense of anything (a covered face, a voice that is silent or drowned) answers neutral. By
 * both, one of the senses decides: each is the likelier, the more it shows something other than
 * neutral and the more this person trusts it. What carries the emotion follows from this person's
 * own three answers, as MIGR's rule takes it from a model's, with a conflict where sound and
 * picture were taken for two different emotions.
 */
final class SimulatedAnnotator {
  /** What a sense that shows nothing still counts. */
  private static final double LEAST = 0.1;

  private static final String NEUTRAL = "neutral";

  private final int number;
  private final double trustInFace;
  private final double trustInVoice;
  private final double lateMs;

  /**
   * @param lateMs how long after it begins or ends this person notices a movement
   */
  SimulatedAnnotator(int number, double trustInFace, double trustInVoice, double lateMs) {
    this.number = number;
    this.trustInFace = trustInFace;
    this.trustInVoice = trustInVoice;
    this.lateMs = lateMs;
  }

  /** The name that its labels carry: nobody may take it for a person's. */
  String name() {
    return "Simulated " + number;
  }

  /**
   * An answer.
   *
   * @param sure how likely this answer was, 0 to 1
   */
  record Answer(String emotion, double sure) {}

  /**
   * What was said of a clip.
   *
   * @param sound by the sound alone
   * @param picture by the picture alone
   * @param both by both
   * @param movement the stretch in which the face was seen to move, if an emotion was seen in it
   */
  record Opinion(
      Answer sound,
      Answer picture,
      Answer both,
      DominantModality dominant,
      Optional<Stretch> movement) {}

  /**
   * A stretch of a clip.
   *
   * @param fromMs from the clip's first frame
   * @param toMs from the clip's first frame
   */
  record Stretch(double fromMs, double toMs) {}

  Opinion judge(SampleTruth clip) {
    SplittableRandom random = random(clip.file());
    Optional<Map<String, Double>> seen = seen(clip);
    Optional<Map<String, Double>> heard =
        clip.clear() ? Optional.of(Recognition.ofVoices().of(clip.voice())) : Optional.empty();
    Answer sound = heard.map(likely -> draw(likely, random)).orElse(new Answer(NEUTRAL, 0.5));
    Answer picture = seen.map(likely -> draw(likely, random)).orElse(new Answer(NEUTRAL, 0.5));
    Answer both = random.nextDouble() < eye(seen, heard) ? picture : sound;
    Optional<Stretch> movement =
        picture.emotion().equals(NEUTRAL) || !clip.open()
            ? Optional.empty()
            : movement(clip, random);
    boolean something = seen.isPresent() && heard.isPresent();
    return new Opinion(sound, picture, both, dominant(sound, picture, both, something), movement);
  }

  private SplittableRandom random(String file) {
    CRC32 name = new CRC32();
    name.update(file.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(name.getValue() * 31 + number);
  }

  /** Behind a mask the eyes still say half of it. */
  private static Optional<Map<String, Double>> seen(SampleTruth clip) {
    Shown face = clip.face();
    return switch (clip.cover()) {
      case "card" -> Optional.empty();
      case "mask" ->
          Optional.of(
              Recognition.ofFaces()
                  .of(new Shown(face.emotion(), face.strength() / 2, face.other(), face.share())));
      default -> Optional.of(Recognition.ofFaces().of(face));
    };
  }

  /** How likely it is that the picture decides; the sound does otherwise. */
  private double eye(Optional<Map<String, Double>> seen, Optional<Map<String, Double>> heard) {
    double face = trustInFace * seen.map(SimulatedAnnotator::says).orElse(0.0);
    double voice = trustInVoice * heard.map(SimulatedAnnotator::says).orElse(0.0);
    return face + voice == 0 ? 1 : face / (face + voice);
  }

  private static double says(Map<String, Double> likely) {
    return Math.max(LEAST, 1 - likely.getOrDefault(NEUTRAL, 0.0));
  }

  private static Answer draw(Map<String, Double> likely, SplittableRandom random) {
    double left = random.nextDouble();
    Answer last = new Answer(NEUTRAL, 0);
    for (Map.Entry<String, Double> each : likely.entrySet()) {
      if (each.getValue() > 0) {
        last = new Answer(each.getKey(), each.getValue());
        left -= each.getValue();
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /**
   * @param something whether there was both something to see and something to hear
   */
  private static DominantModality dominant(
      Answer sound, Answer picture, Answer both, boolean something) {
    String heard = sound.emotion();
    String seen = picture.emotion();
    String said = both.emotion();
    if (!heard.equals(seen) && !heard.equals(NEUTRAL) && !seen.equals(NEUTRAL)) {
      return DominantModality.CONFLICT;
    }
    boolean byEar = said.equals(heard);
    boolean byEye = said.equals(seen);
    if (byEar && byEye) {
      return something ? DominantModality.BOTH : DominantModality.NONE;
    }
    return byEar ? DominantModality.AUDIO : byEye ? DominantModality.VISUAL : DominantModality.NONE;
  }

  /** From where the face shows half of its most to where it no longer does, noticed late. */
  private Optional<Stretch> movement(SampleTruth clip, SplittableRandom random) {
    double half = clip.movement().stream().mapToDouble(Double::doubleValue).max().orElse(0) / 2;
    int first = -1;
    int last = -1;
    for (int k = 0; k < clip.movement().size(); k++) {
      if (half > 0 && clip.movement().get(k) >= half) {
        first = first < 0 ? k : first;
        last = k;
      }
    }
    double frameMs = 1000 / clip.fps();
    double end = clip.movement().size() * frameMs;
    double from = first * frameMs + lateMs * (0.5 + random.nextDouble());
    double to = Math.min(end, (last + 1) * frameMs + lateMs * (0.5 + random.nextDouble()));
    return first < 0 || to - from < 2 * frameMs
        ? Optional.empty()
        : Optional.of(new Stretch(from, to));
  }
}
