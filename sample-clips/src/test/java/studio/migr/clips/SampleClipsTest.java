package studio.migr.clips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.clips.script.Brief;
import studio.migr.clips.script.Casting;
import studio.migr.clips.script.Condition;
import studio.migr.clips.shoot.ClipSet;
import studio.migr.clips.shoot.FilmFormat;

/** The clips that come with the studio. */
class SampleClipsTest {
  private static final long SEED = 20260;
  private static final long MOST_BYTES = 12_000_000;

  @TempDir Path folder;

  private List<JsonNode> truth() throws IOException {
    SampleClips.copyTo(folder);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(ClipSet.TRUTH))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void everyEmotionAndEveryConditionOccursSurpriseAndFearMostOften() throws IOException {
    List<JsonNode> truth = truth();
    var emotions =
        truth.stream()
            .collect(Collectors.groupingBy(clip -> clip.get("emotion").asText(), counting()));
    assertThat(emotions).hasSize(Emotion.values().length);
    assertThat(emotions.get("surprise")).isGreaterThanOrEqualTo(5);
    assertThat(emotions.get("fear")).isGreaterThanOrEqualTo(5);
    assertThat(emotions.values()).allMatch(count -> count >= 3);
    assertThat(truth.stream().map(clip -> clip.get("condition").asText()).distinct())
        .hasSize(Condition.values().length);
  }

  private static java.util.stream.Collector<JsonNode, ?, Integer> counting() {
    return Collectors.summingInt(_ -> 1);
  }

  @Test
  void theySayThatTheyAreSyntheticAndFitIntoTwelveMegabytes() throws IOException {
    List<JsonNode> truth = truth();
    assertThat(truth).allMatch(clip -> clip.get("synthetic").asBoolean());
    assertThat(folder.resolve("README.md")).content().contains("synthetic", "--seed " + SEED);
    long bytes = 0;
    for (JsonNode clip : truth) {
      bytes += Files.size(folder.resolve(clip.get("file").asText()));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void theGeneratorStillSaysTheSameOfThem() throws IOException {
    JsonNode shipped = truth().getFirst();
    int number =
        Integer.parseInt(shipped.get("file").asText().replaceAll("\\D", "").substring(0, 4));
    Path again = folder.resolve("again");
    Casting casting = new Casting(SEED, Brief.ANYTHING);
    ClipSet.shoot(casting, List.of(number), FilmFormat.USUAL, again, _ -> {}, () -> false);
    assertThat(Files.readAllLines(again.resolve(ClipSet.TRUTH)))
        .containsExactly(shipped.toString());
  }

  @Test
  void whatIsCopiedAlreadyStays() throws IOException {
    List<Path> clips = SampleClips.copyTo(folder);
    Files.delete(clips.getLast());
    var before = Files.getLastModifiedTime(clips.getFirst());
    assertThat(SampleClips.copyTo(folder)).isEqualTo(clips).allMatch(Files::exists);
    assertThat(Files.getLastModifiedTime(clips.getFirst())).isEqualTo(before);
  }
}
