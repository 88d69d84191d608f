package studio.migr.runtime.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whether an answer rests on what the model looked at most: that part of the clip is taken away and
 * the model asked anew, and beside it as much of the rest, chosen at random. Attention that matters
 * changes the answer's probability more than chance does.
 *
 * <p>A frame is taken away by grey, a stretch of sound by silence (the least value of the
 * spectrogram, all bands), so that the model meets neither a hole nor a jump in time.
 */
public final class DeletionTest {
  /** What is taken away. */
  public enum Target {
    FRAMES,
    SOUND
  }

  /**
   * How the test is made.
   *
   * @param share part of the frames or of the sound that is taken away, in (0, 1)
   * @param controls how many times as much is taken away at random
   * @param seed of the controls
   */
  public record Plan(Target target, double share, int controls, long seed) {
    public Plan {
      if (!(share > 0 && share < 1) || controls < 1) {
        throw new IllegalArgumentException(share + " of a clip, " + controls + " controls");
      }
    }
  }

  /**
   * What came of it.
   *
   * @param label the answer whose probability is compared
   * @param before its probability with the whole clip
   * @param removed what was taken away: frames as the model saw them, or steps of the sound
   * @param after its probability without them
   * @param controls its probabilities without as many others
   * @param answer what the model answers without them
   */
  public record Result(
      String label,
      double before,
      List<Integer> removed,
      double after,
      List<Double> controls,
      String answer) {
    public Result {
      removed = List.copyOf(removed);
      controls = List.copyOf(controls);
    }

    /** How much more the probability falls than by chance; negative if less. */
    public double effect() {
      double chance = controls.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return chance - after;
    }
  }

  private static final int STEPS_OF_A_TOKEN = 6; // of the spectrogram, 10 ms each

  private DeletionTest() {}

  /**
   * The parts that are taken away: first the most looked-at, then the controls.
   *
   * @return each in rising order
   */
  static List<List<Integer>> removals(Plan plan, List<Integer> ranked) {
    int count = Math.clamp(Math.round(plan.share() * ranked.size()), 1, ranked.size());
    List<List<Integer>> removals = new ArrayList<>();
    removals.add(ranked.subList(0, count).stream().sorted().toList());
    Random random = new Random(plan.seed());
    List<Integer> all = new ArrayList<>(ranked);
    Collections.sort(all);
    for (int k = 0; k < plan.controls(); k++) {
      List<Integer> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      removals.add(shuffled.subList(0, count).stream().sorted().toList());
    }
    return removals;
  }

  /** A clip without some of its frames or steps of its sound. */
  static ClipInput without(ClipInput clip, Target target, List<Integer> removed) {
    return switch (target) {
      case FRAMES ->
          new ClipInput(
              clip.question(),
              clip.frames().map(frames -> withoutFrames(frames, removed, clip.frameCount())),
              clip.frameCount(),
              clip.places(),
              clip.mel(),
              clip.melBands(),
              clip.soundMs(),
              clip.gateWords());
      case SOUND ->
          new ClipInput(
              clip.question(),
              clip.frames(),
              clip.frameCount(),
              clip.places(),
              clip.mel().map(mel -> withoutSteps(mel, clip.melBands(), removed)),
              clip.melBands(),
              clip.soundMs(),
              clip.gateWords());
    };
  }

  private static float[] withoutFrames(float[] frames, List<Integer> removed, int count) {
    int size = frames.length / count;
    float[] left = frames.clone();
    for (int frame : removed) {
      Arrays.fill(left, frame * size, (frame + 1) * size, 0f);
    }
    return left;
  }

  private static float[] withoutSteps(float[] mel, int bands, List<Integer> removed) {
    int steps = mel.length / bands;
    float[] left = mel.clone();
    float least = Float.POSITIVE_INFINITY;
    for (float value : mel) {
      least = Math.min(least, value);
    }
    for (int band = 0; band < bands; band++) {
      for (int step : removed) {
        int from = step * STEPS_OF_A_TOKEN;
        int to = Math.min(steps, from + STEPS_OF_A_TOKEN);
        Arrays.fill(left, band * steps + from, band * steps + to, least);
      }
    }
    return left;
  }

  /** What can be taken away, the most looked-at first. */
  static List<Integer> ranked(Target target, PromptLook look, double soundMs) {
    return target == Target.FRAMES ? look.frames() : look.soundSteps(soundMs);
  }
}
