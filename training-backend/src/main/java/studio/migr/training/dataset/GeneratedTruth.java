package studio.migr.training.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.DominantModality;

/**
 * A line of {@code truth.jsonl} of generated clips, as far as texts are written from it.
 *
 * @param units strongest tenth of each action unit, 0..5
 * @param cover what hides the face: {@code open}, {@code mask}, {@code card}
 * @param hearing what is heard of the voice: {@code clear}, {@code silent}, {@code drowned}
 * @param pitchHz median of F0 over the voiced parts; empty without a voice
 * @param pitchRangeSemitones from the 5th to the 95th percentile of F0
 * @param pitchPeak where F0 is highest, 0 (begin) to 1 (end)
 */
record GeneratedTruth(
    String file,
    long seed,
    String emotion,
    DominantModality dominant,
    String faceEmotion,
    double faceStrength,
    String voiceEmotion,
    double voiceStrength,
    String cover,
    String hearing,
    String person,
    String text,
    SortedMap<ActionUnit, Double> units,
    Optional<Double> pitchHz,
    double pitchRangeSemitones,
    double pitchPeak) {
  private static final double STRONGEST = 0.9;

  /**
   * @throws IllegalArgumentException if the line lacks what every truth has
   */
  static GeneratedTruth of(ObjectNode line) {
    double[] pitch = numbers(line.path("f0_hz"), true);
    double[] voiced = Arrays.stream(pitch).filter(hertz -> hertz > 0).sorted().toArray();
    int peak = 0;
    for (int k = 1; k < pitch.length; k++) {
      peak = pitch[k] > pitch[peak] ? k : peak;
    }
    SortedMap<ActionUnit, Double> units = new TreeMap<>();
    for (Map.Entry<String, JsonNode> unit : line.path("aus").properties()) {
      double[] frames = numbers(unit.getValue(), false);
      Arrays.sort(frames);
      units.put(
          new ActionUnit(Integer.parseInt(unit.getKey().substring(2))),
          quantile(frames, STRONGEST));
    }
    boolean speaks = voiced.length > 0;
    return new GeneratedTruth(
        text(line, "file"),
        line.path("seed").asLong(),
        text(line, "emotion"),
        DominantModality.fromId(text(line, "dominant_modality"))
            .orElseThrow(() -> new IllegalArgumentException("no dominant modality")),
        text(line, "face_emotion"),
        line.path("face_strength").asDouble(),
        text(line, "voice_emotion"),
        line.path("voice_strength").asDouble(),
        line.path("cover").asText("open"),
        line.path("hearing").asText("clear"),
        text(line, "identity"),
        line.path("text").asText(),
        units,
        speaks ? Optional.of(quantile(voiced, 0.5)) : Optional.empty(),
        speaks ? 12 * Math.log(quantile(voiced, 0.95) / quantile(voiced, 0.05)) / Math.log(2) : 0,
        pitch.length == 0 ? 0 : peak / (double) pitch.length);
  }

  private static String text(ObjectNode line, String field) {
    JsonNode node = line.path(field);
    if (!node.isTextual()) {
      throw new IllegalArgumentException("no " + field);
    }
    return node.textValue();
  }

  private static double[] numbers(JsonNode array, boolean nullIsZero) {
    double[] values = new double[array.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = nullIsZero && array.get(k).isNull() ? 0 : array.get(k).asDouble();
    }
    return values;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
