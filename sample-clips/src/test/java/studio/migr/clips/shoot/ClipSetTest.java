package studio.migr.clips.shoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.clips.script.Brief;
import studio.migr.clips.script.Casting;
import studio.migr.clips.script.Condition;

/** A set of clips on disk, with its truth. */
class ClipSetTest {
  @TempDir Path folder;

  private static Casting casting(Condition condition) {
    return new Casting(20, Brief.ANYTHING.with(condition));
  }

  @Test
  void theSameSeedGivesTheSameBytesOfTruthAndOfMedia() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    List<Integer> told = new ArrayList<>();
    assertThat(ClipSet.shoot(casting(Condition.CONGRUENT), 2, one, told::add, () -> false))
        .isEqualTo(2);
    ClipSet.shoot(casting(Condition.CONGRUENT), 2, two, _ -> {}, () -> false);
    assertThat(told).containsExactly(1, 2);
    assertThat(Files.readAllBytes(one.resolve(ClipSet.TRUTH)))
        .isEqualTo(Files.readAllBytes(two.resolve(ClipSet.TRUTH)));
    for (int number = 0; number < 2; number++) {
      assertThat(Files.readAllBytes(one.resolve(ClipSet.fileName(number))))
          .isEqualTo(Files.readAllBytes(two.resolve(ClipSet.fileName(number))));
    }
  }

  @Test
  void aClipMadeAloneIsTheSameAsInItsSet() throws IOException {
    Path set = folder.resolve("set");
    Path alone = folder.resolve("alone");
    ClipSet.shoot(casting(Condition.NONE), 2, set, _ -> {}, () -> false);
    ClipSet.shoot(
        casting(Condition.NONE), List.of(1), FilmFormat.USUAL, alone, _ -> {}, () -> false);
    assertThat(alone.resolve(ClipSet.fileName(0))).doesNotExist();
    assertThat(alone.resolve(ClipSet.fileName(1)))
        .hasSameBinaryContentAs(set.resolve(ClipSet.fileName(1)));
    assertThat(Files.readAllLines(alone.resolve(ClipSet.TRUTH)))
        .containsExactly(Files.readAllLines(set.resolve(ClipSet.TRUTH)).get(1));
  }

  @Test
  void fewerAndSmallerPicturesShowTheSameClip() throws IOException {
    Path thin = folder.resolve("thin");
    Path full = folder.resolve("full");
    FilmFormat few = new FilmFormat(128, 3);
    ClipSet.shoot(casting(Condition.VISUAL), List.of(2), few, thin, _ -> {}, () -> false);
    ClipSet.shoot(
        casting(Condition.VISUAL), List.of(2), FilmFormat.USUAL, full, _ -> {}, () -> false);
    JsonNode small = truth(thin);
    JsonNode large = truth(full);
    assertThat(small.get("frames").asInt()).isEqualTo(9);
    assertThat(small.get("fps").asInt()).isEqualTo(3);
    for (String same : List.of("emotion", "identity", "text", "f0_hz", "condition")) {
      assertThat(small.get(same)).as(same).isEqualTo(large.get(same));
    }
    assertThat(small.get("aus").get("AU12").get(0)).isEqualTo(large.get("aus").get("AU12").get(0));
    assertThat(Files.size(thin.resolve(ClipSet.fileName(2))))
        .isLessThan(Files.size(full.resolve(ClipSet.fileName(2))) / 3);
  }

  private static JsonNode truth(Path set) throws IOException {
    return new ObjectMapper().readTree(Files.readString(set.resolve(ClipSet.TRUTH)));
  }

  @ParameterizedTest
  @CsvSource({"95,25", "97,25", "1082,25", "360,0", "360,61"})
  void aFormatIsWithinBounds(int size, int frameRate) {
    assertThatThrownBy(() -> new FilmFormat(size, frameRate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCrowdIsHeardAroundTheVoiceAndNothingElseOfTheClipChanges() throws IOException {
    FilmFormat few = new FilmFormat(128, 3);
    Path quiet = folder.resolve("quiet");
    Path loud = folder.resolve("loud");
    Brief brief = Brief.ANYTHING.with(Condition.CONFLICT);
    ClipSet.shoot(new Casting(7, brief), List.of(0), few, quiet, _ -> {}, () -> false);
    ClipSet.shoot(new Casting(7, brief.withSnr(5)), List.of(0), few, loud, _ -> {}, () -> false);
    Brief silent = Brief.ANYTHING.with(Condition.NONE).withSnr(5);
    ClipSet.shoot(
        new Casting(7, silent),
        List.of(0, 1, 2, 3),
        few,
        folder.resolve("none"),
        _ -> {},
        () -> false);
    for (String line : Files.readAllLines(folder.resolve("none").resolve(ClipSet.TRUTH))) {
      JsonNode clip = new ObjectMapper().readTree(line);
      assertThat(clip.has("snr_db"))
          .as("a voice that is drowned or silent stays so")
          .isEqualTo(clip.get("hearing").asText().equals("clear"));
    }
    ObjectNode truth = (ObjectNode) truth(loud);
    assertThat(truth.remove("snr_db").asDouble()).isEqualTo(5);
    assertThat(truth).isEqualTo(truth(quiet));
    assertThat(Files.readAllBytes(loud.resolve(ClipSet.fileName(0))))
        .isNotEqualTo(Files.readAllBytes(quiet.resolve(ClipSet.fileName(0))));
  }

  @Test
  void theTruthSaysEverythingOfAClip() throws IOException {
    ClipSet.shoot(casting(Condition.VISUAL), 1, folder, _ -> {}, () -> false);
    List<String> lines = Files.readAllLines(folder.resolve(ClipSet.TRUTH));
    assertThat(lines).hasSize(1);
    JsonNode truth = new ObjectMapper().readTree(lines.getFirst());
    assertThat(truth.get("file").asText()).isEqualTo("clip-0000.mp4");
    assertThat(truth.get("condition").asText()).isEqualTo("visual");
    assertThat(truth.get("dominant_modality").asText()).isEqualTo("visual");
    assertThat(truth.get("synthetic").asBoolean()).isTrue();
    assertThat(truth.get("frames").asInt()).isEqualTo(75);
    assertThat(truth.get("aus")).hasSize(18);
    truth
        .get("aus")
        .forEach(
            unit -> {
              assertThat(unit).hasSize(75);
              unit.forEach(value -> assertThat(value.asDouble()).isBetween(0.0, 5.0));
            });
    assertThat(truth.get("hop_ms").asInt()).isEqualTo(10);
    assertThat(truth.get("f0_hz").size()).isBetween(300, 301);
    assertThat(truth.get("face_emotion").asText()).isEqualTo(truth.get("emotion").asText());
  }

  @Test
  void whatIsCancelledLeavesOnlyWholeClipsAndTheirTruth() throws IOException {
    int made = ClipSet.shoot(casting(Condition.NONE), 50, folder, _ -> {}, () -> true);
    assertThat(made).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(ClipSet.TRUTH);
    }
    assertThat(folder.resolve(ClipSet.TRUTH)).isEmptyFile();
  }
}
