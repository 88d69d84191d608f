package studio.migr.app.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.migr.clips.shoot.ClipSet;

/**
 * What is true of a generated clip, as far as somebody could see and hear it.
 *
 * @param file name of the clip's file
 * @param face what the face shows
 * @param voice what the voice shows
 * @param cover what hides the face: {@code open}, {@code mask} or {@code card}
 * @param clear whether the voice is neither silent nor drowned in noise
 * @param fps frames a second
 * @param movement how much the face shows in each frame: the sum of its intensities but for those
 *     that speaking and blinking move, too
 */
record SampleTruth(
    String file,
    Shown face,
    Shown voice,
    String cover,
    boolean clear,
    double fps,
    List<Double> movement) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SPEECH_AND_BLINKS = Set.of("AU25", "AU26", "AU45");

  /**
   * What one modality shows.
   *
   * @param emotion that prevails
   * @param strength 0 (nothing) to 1
   * @param other the emotion mixed in
   * @param share how much of the other one, 0 to 0.5
   */
  record Shown(String emotion, double strength, String other, double share) {
    private static Shown of(JsonNode line, String modality) {
      return new Shown(
          line.path(modality + "_emotion").asText("neutral"),
          line.path(modality + "_strength").asDouble(),
          line.path(modality + "_other").asText("neutral"),
          line.path(modality + "_other_share").asDouble());
    }
  }

  SampleTruth {
    movement = List.copyOf(movement);
  }

  /** Whether nothing hides the face. */
  boolean open() {
    return cover.equals("open");
  }

  /**
   * The truth of all clips of a folder.
   *
   * @throws IOException if it cannot be read
   */
  static List<SampleTruth> read(Path folder) throws IOException {
    List<SampleTruth> all = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(ClipSet.TRUTH))) {
      all.add(of(JSON.readTree(line)));
    }
    return all;
  }

  private static SampleTruth of(JsonNode line) {
    double[] movement = new double[line.path("frames").asInt()];
    line.path("aus")
        .properties()
        .forEach(
            unit -> {
              for (int k = 0; k < movement.length; k++) {
                movement[k] +=
                    SPEECH_AND_BLINKS.contains(unit.getKey())
                        ? 0
                        : unit.getValue().path(k).asDouble();
              }
            });
    return new SampleTruth(
        line.path("file").asText(),
        Shown.of(line, "face"),
        Shown.of(line, "voice"),
        line.path("cover").asText("open"),
        line.path("hearing").asText("clear").equals("clear"),
        line.path("fps").asDouble(25),
        java.util.Arrays.stream(movement).boxed().toList());
  }
}
