package studio.migr.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.table.Column;
import studio.migr.training.table.ModelTable;

/** Accuracy over consistency, drawn. */
final class FrontFigureTest {
  private static final Judge JUDGE = new Judge(EmotionScheme.DFEW, new LexiconReader());
  private static final Pattern DOTS =
      Pattern.compile("<circle cx=\"([\\d.]+)\" cy=\"([\\d.]+)\" r=\"9\\.0\"");

  /** Twenty answers: so many are right, and so many say what their reasoning says. */
  private static List<JudgedAnswer> answers(int right, int consistent) {
    List<JudgedAnswer> all = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      String answer = k < right ? "fear" : "angry";
      String reasoning = k < consistent ? answer : "sad";
      all.add(
          JUDGE.judge(
              new ModelAnswer(
                  "clip" + k,
                  "fear",
                  "<think>" + reasoning + "</think><answer>" + answer + "</answer>",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  true)));
    }
    return all;
  }

  private static Optional<String> drawn(Map<String, List<JudgedAnswer>> models) {
    Map<String, List<List<JudgedAnswer>>> seeds = new LinkedHashMap<>();
    models.forEach((name, answers) -> seeds.put(name, List.of(answers)));
    ModelTable table = ModelTable.of(seeds, Column.forPair("surprise", "fear"), 1, Work.UNWATCHED);
    return FrontFigure.of(table, true, (key, _) -> key);
  }

  @Test
  void whatIsMoreRightStandsHigherAndWhatIsMoreConsistentFurtherRight() {
    Map<String, List<JudgedAnswer>> models = new LinkedHashMap<>();
    models.put("right", answers(18, 10));
    models.put("consistent", answers(12, 18));
    models.put("beaten", answers(11, 9));
    String figure = drawn(models).orElseThrow();
    List<MatchResult> dots = DOTS.matcher(figure).results().toList();
    assertThat(dots).hasSize(3);
    double[] x = dots.stream().mapToDouble(dot -> Double.parseDouble(dot.group(1))).toArray();
    double[] y = dots.stream().mapToDouble(dot -> Double.parseDouble(dot.group(2))).toArray();
    assertThat(x[1]).isGreaterThan(x[0]);
    assertThat(x[0]).isGreaterThan(x[2]);
    assertThat(y[0]).as("above").isLessThan(y[1]);
    assertThat(y[1]).isLessThan(y[2]);
    assertThat(figure)
        .as("one line joins the two that nobody outdoes")
        .containsOnlyOnce("stroke-width=\"1.6\"")
        .contains(
            String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"",
                x[0],
                y[0],
                x[1],
                y[1]))
        .contains("evaluation.table.generated", ">beaten<");
  }

  @Test
  void aModelThatIsAlwaysRightAndConsistentStandsInTheUpperRightCorner() {
    String figure = drawn(Map.of("best", answers(20, 20))).orElseThrow();
    MatchResult dot = DOTS.matcher(figure).results().findFirst().orElseThrow();
    assertThat(dot.group(1)).isEqualTo("440.0");
    assertThat(dot.group(2)).isEqualTo("16.0");
  }

  @Test
  void withoutReasoningThereIsNothingToDraw() {
    JudgedAnswer bare =
        JUDGE.judge(
            new ModelAnswer(
                "clip",
                "fear",
                "fear",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
    assertThat(drawn(Map.of("direct", List.of(bare)))).isEmpty();
  }
}
