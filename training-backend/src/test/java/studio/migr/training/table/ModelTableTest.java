package studio.migr.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.ModelAnswer;

final class ModelTableTest {
  private static final Judge JUDGE = new Judge(EmotionScheme.DFEW, new LexiconReader());
  private static final List<Column> COLUMNS = Column.forPair("surprise", "fear");

  private static JudgedAnswer answer(int clip, String truth, String reasoned, String answer) {
    String output =
        "<think>\n<vis_desc>The face speaks of "
            + reasoned
            + ".</vis_desc>\n</think>\n<answer>"
            + answer
            + "</answer>";
    return JUDGE.judge(
        new ModelAnswer(
            "clip" + clip,
            truth,
            output,
            Optional.of("person" + clip / 2),
            Optional.empty(),
            Optional.of(DominantModality.VISUAL),
            Optional.of(clip % 2 == 0 ? DominantModality.VISUAL : DominantModality.AUDIO),
            true));
  }

  /** Twenty clips of ten people, every second one surprise, of which {@code lost} become fear. */
  private static List<JudgedAnswer> answers(int lost) {
    List<JudgedAnswer> all = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      String truth = k % 2 == 0 ? "surprise" : "fear";
      String given = k % 2 == 0 && k / 2 < lost ? "fear" : truth;
      all.add(answer(k, truth, truth, given));
    }
    return all;
  }

  private static Entry entry(ModelTable table, String model, String column) {
    for (int k = 0; k < table.columns().size(); k++) {
      if (table.columns().get(k).id().equals(column)) {
        return Objects.requireNonNull(table.rows().get(model)).get(k);
      }
    }
    throw new AssertionError(column);
  }

  private static ModelTable table() {
    Map<String, List<List<JudgedAnswer>>> models = new LinkedHashMap<>();
    models.put("MIGR", List.of(answers(2), answers(4)));
    models.put("all right", List.of(answers(0)));
    return ModelTable.of(models, COLUMNS, 1, Work.UNWATCHED);
  }

  @Test
  void figuresAreMeansOverSeeds() {
    ModelTable table = table();
    assertThat(entry(table, "MIGR", "surprise_recall").mean().orElseThrow())
        .as("8 of 10 and 6 of 10")
        .isEqualTo(0.7, offset(1e-12));
    assertThat(entry(table, "MIGR", "fear_recall").mean().orElseThrow()).isEqualTo(1);
    assertThat(entry(table, "MIGR", "war").mean().orElseThrow()).isEqualTo(0.85, offset(1e-12));
    assertThat(entry(table, "MIGR", "surprise_errors_with_evidence").mean().orElseThrow())
        .as("each of them spoke of surprise")
        .isEqualTo(1);
    assertThat(entry(table, "MIGR", "importance_accuracy_visual").mean().orElseThrow())
        .isEqualTo(0.5);
  }

  @Test
  void intervalsHoldTheMeanAndAreNarrowWhereAllPeopleAreAlike() {
    ModelTable table = table();
    Entry torn = entry(table, "MIGR", "surprise_recall");
    Interval interval = torn.interval().orElseThrow();
    assertThat(torn.mean().orElseThrow()).isBetween(interval.low(), interval.high());
    assertThat(interval.high() - interval.low()).isGreaterThan(0.1);
    assertThat(entry(table, "all right", "war").interval().orElseThrow())
        .isEqualTo(new Interval(1, 1));
  }

  @Test
  void whatIsNotDefinedIsADash() {
    ModelTable table = table();
    assertThat(entry(table, "all right", "surprise_errors_with_evidence").mean()).isEmpty();
    assertThat(entry(table, "MIGR", "attention_peak_on_dominant").mean()).isEmpty();
    assertThat(ModelTableMarkdown.of(table))
        .contains("| | MIGR | all right |")
        .contains("| attention_peak_on_dominant | – | – |")
        .contains("| war | 0.850 [");
    assertThat(ModelTableJson.of(table).at("/models/MIGR/war/seeds").size()).isEqualTo(2);
    assertThat(ModelTableJson.of(table).at("/models/MIGR/attention_peak_on_dominant/mean").isNull())
        .isTrue();
  }
}
