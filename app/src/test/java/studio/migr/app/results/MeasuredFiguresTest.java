package studio.migr.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.cli.CommandRun;

/** What docs/results says of migr-tiny is what its answers, which lie there, amount to. */
final class MeasuredFiguresTest {
  /** How the page calls what {@code evaluate --json} calls so. */
  private static final Map<String, String> ROWS =
      Map.of(
          "WAR (accuracy), all 500", "war",
          "UAR (mean recall of the seven labels)", "uar",
          "EEA (the reasoning speaks of the label)", "eea",
          "EPC (the reasoning speaks of the answer)", "epc",
          "FCR (reasoning and answer right)", "fcr",
          "Wrong reasoning among right answers", "wrong_reasoning_among_correct",
          "Verdict on the dominant modality right", "importance_accuracy");

  @TempDir private Path folder;

  @Test
  void figuresAndIntervalsOfBothSetsAreRight() throws IOException {
    String page = MeasuredResults.page();
    JsonNode fresh = evaluated("fresh");
    JsonNode first = evaluated("first");
    ROWS.forEach(
        (title, id) -> {
          List<String> cells = MeasuredResults.row(page, title);
          assertThat(cells.get(2)).as("%s, fresh", title).isEqualTo(value(fresh, id));
          assertThat(cells.get(3)).as("%s, fresh", title).isEqualTo(interval(fresh, id));
          assertThat(cells.get(4)).as("%s, first", title).isEqualTo(value(first, id));
          assertThat(cells.get(5)).as("%s, first", title).isEqualTo(interval(first, id));
        });
  }

  @Test
  void recallAndVerdictsOfTheFreshClipsAreRight() throws IOException {
    String page = MeasuredResults.page();
    JsonNode fresh = evaluated("fresh");
    for (String label :
        List.of("happy", "sad", "neutral", "angry", "surprise", "disgust", "fear")) {
      double recall = fresh.path("per_class").path(label).path("recall").asDouble();
      assertThat(page).containsPattern(label + " " + rounded(recall, 2) + "[,.]");
    }
    Map<String, String> conditions =
        Map.of(
            "face and voice agree", "both",
            "the voice alone", "audio",
            "the face alone", "visual",
            "face and voice disagree", "conflict",
            "neither", "none");
    conditions.forEach(
        (title, id) ->
            assertThat(MeasuredResults.row(page, title).getLast())
                .as(title)
                .isEqualTo(
                    rounded(fresh.path("importance").path("by_condition").path(id).asDouble(), 2)));
  }

  private JsonNode evaluated(String set) throws IOException {
    Path answers = folder.resolve(set + ".jsonl");
    Path packed = MeasuredResults.FOLDER.resolve("migr-tiny-answers-" + set + ".jsonl.gz");
    try (InputStream lines = MeasuredResults.unpacked(packed)) {
      Files.copy(lines, answers);
    }
    CommandRun run = CommandRun.of("evaluate", "--answers", answers, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("clips").asInt()).isEqualTo(500);
    return run.json();
  }

  private static String value(JsonNode result, String id) {
    return rounded(
        (id.equals("importance_accuracy")
                ? result.path("importance").path("accuracy")
                : result.path(id))
            .asDouble(),
        3);
  }

  private static String interval(JsonNode result, String id) {
    JsonNode ends = result.path("intervals").path(id);
    return rounded(ends.path(0).asDouble(), 3) + "–" + rounded(ends.path(1).asDouble(), 3);
  }

  private static String rounded(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
