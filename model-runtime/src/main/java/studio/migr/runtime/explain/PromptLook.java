package studio.migr.runtime.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.PositionSpan;

/**
 * How much an answer's tokens looked at each position of its prompt: the mean over tokens, layers
 * and heads, 0 where a sink is.
 *
 * @param share for each position of the prompt
 */
@SuppressWarnings("ArrayRecordComponent") // a block of numbers; never compared
public record PromptLook(PositionMap positions, double[] share) {

  /** Frames of the clip as the model saw them, the most looked-at first. */
  public List<Integer> frames() {
    Map<Integer, Double> byFrame = new TreeMap<>();
    for (PositionSpan span : positions.spans()) {
      if (span instanceof PositionSpan.Frame frame) {
        for (int k = span.start(); k < span.start() + span.length(); k++) {
          byFrame.merge(frame.frame(), share[k], Double::sum);
        }
      }
    }
    return ranked(byFrame);
  }

  /**
   * Steps of the sound, the most looked-at first.
   *
   * @param soundMs steps that begin later are left out: there is nothing to hear
   */
  public List<Integer> soundSteps(double soundMs) {
    Map<Integer, Double> byStep = new TreeMap<>();
    for (PositionSpan span : positions.spans()) {
      if (span instanceof PositionSpan.Sound sound) {
        for (int k = 0; k < sound.length() && k * sound.stepMs() < soundMs; k++) {
          byStep.put(k, share[sound.start() + k]);
        }
      }
    }
    return ranked(byStep);
  }

  private static List<Integer> ranked(Map<Integer, Double> shares) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
