package studio.migr.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the answers to clips of Surprise went wrong, as docs/results counts it. */
final class MeasuredTracesTest {
  private static final String TRUTH = "surprise";

  private enum Way {
    RIGHT_THROUGHOUT("right before the first word and at the end"),
    MENDED("wrong before the first word, right at the end"),
    NEVER("wrong: Surprise was never the most probable"),
    LOST_EARLIER("wrong: Surprise was lost in a description"),
    LOST_AT_THE_END("wrong: Surprise was lost in the last sentence or the answer");

    private final String title;

    Way(String title) {
      this.title = title;
    }
  }

  @ParameterizedTest
  @CsvSource({"r1-omni, 1", "migr, 2"})
  void theWaysOfAllSeedsAreWhatTheirTracesShow(String model, int column) throws IOException {
    Map<Way, Integer> counts = new EnumMap<>(Way.class);
    for (int seed = 1; seed <= 3; seed++) {
      for (JsonNode clip : clips(model + "-" + seed)) {
        counts.merge(way(clip), 1, Integer::sum);
      }
    }
    String page = MeasuredResults.page();
    for (Way way : Way.values()) {
      assertThat(MeasuredResults.row(page, way.title).get(column))
          .as("%s of %s", way, model)
          .isEqualTo(Integer.toString(counts.getOrDefault(way, 0)));
    }
  }

  private static Way way(JsonNode clip) {
    assertThat(clip.path("true_label").asText()).isEqualTo(TRUTH);
    List<String> tops = new ArrayList<>();
    List<String> segments = new ArrayList<>();
    for (JsonNode point : clip.at("/trace/points")) {
      tops.add(top(point.path("probabilities")));
      segments.add(point.path("segment").asText());
    }
    if (clip.path("answer").asText().equals(TRUTH)) {
      return tops.getFirst().equals(TRUTH) ? Way.RIGHT_THROUGHOUT : Way.MENDED;
    }
    int last = tops.lastIndexOf(TRUTH);
    if (last < 0) {
      return Way.NEVER;
    }
    boolean description = last + 1 < tops.size() && segments.get(last + 1).endsWith("_desc");
    return description ? Way.LOST_EARLIER : Way.LOST_AT_THE_END;
  }

  private static String top(JsonNode probabilities) {
    return probabilities.properties().stream()
        .max(Comparator.comparingDouble(each -> each.getValue().asDouble()))
        .map(Entry::getKey)
        .orElseThrow();
  }

  private static List<JsonNode> clips(String run) throws IOException {
    Path packed = MeasuredResults.FOLDER.resolve("traces").resolve(run + ".json.gz");
    try (InputStream in = MeasuredResults.unpacked(packed)) {
      JsonNode all = new ObjectMapper().readTree(in).path("clips");
      assertThat(all).hasSize(40);
      return StreamSupport.stream(all.spliterator(), false).toList();
    }
  }
}
