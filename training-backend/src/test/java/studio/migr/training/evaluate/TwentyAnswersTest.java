package studio.migr.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;

/**
 * Twenty answers, counted by hand. Y, A and R of each:
 *
 * <pre>
 *  1 happy happy happy       6 sad neutral sad         11 surprise fear fear, surprise   16 fear surprise surprise
 *  2 happy happy happy       7 angry angry angry       12 surprise surprise surprise     17 neutral neutral –
 *  3 happy surprise happy    8 angry angry disgust     13 surprise fear sad              18 neutral neutral neutral
 *  4 sad sad sad             9 angry angry angry       14 fear fear fear                 19 neutral – neutral
 *  5 sad sad fear           10 surprise fear surprise, fear   15 fear fear fear          20 disgust happy happy
 * </pre>
 */
final class TwentyAnswersTest {
  private static Evaluation evaluation = evaluate();

  private static Evaluation evaluate() {
    try {
      Judge judge = new Judge(EmotionScheme.DFEW, new LexiconReader());
      return Evaluation.of(answers(), judge, Evaluation.SEED, Work.UNWATCHED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ModelAnswer> answers() throws IOException {
    try {
      Path file =
          Path.of(
              Objects.requireNonNull(TwentyAnswersTest.class.getResource("twenty-answers.jsonl"))
                  .toURI());
      AnswerFile answers = AnswerFile.read(file, EmotionScheme.DFEW);
      assertThat(answers.failed()).isEmpty();
      return answers.answers();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void theAnswersAreReadAsTheTableSays() {
    String[] rows = {
      "happy happy happy",
      "happy happy happy",
      "happy surprise happy",
      "sad sad sad",
      "sad sad fear",
      "sad neutral sad",
      "angry angry angry",
      "angry angry disgust",
      "angry angry angry",
      "surprise fear surprise",
      "surprise fear fear",
      "surprise surprise surprise",
      "surprise fear sad",
      "fear fear fear",
      "fear fear fear",
      "fear surprise surprise",
      "neutral neutral –",
      "neutral neutral neutral",
      "neutral – neutral",
      "disgust happy happy"
    };
    assertThat(evaluation.answers())
        .extracting(
            each ->
                each.truth() + " " + each.answer().orElse("–") + " " + each.reasoned().orElse("–"))
        .containsExactly(rows);
  }

  private static double value(Metric metric) {
    return evaluation.figure(metric).orEmpty().orElseThrow();
  }

  @Test
  void answersAndReasoningAreCounted() {
    assertThat(value(Metric.WAR)).as("12 of 20").isEqualTo(0.60);
    assertThat(value(Metric.EEA)).as("13 of 20").isEqualTo(0.65);
    assertThat(value(Metric.EPC)).as("12 of 20").isEqualTo(0.60);
    assertThat(value(Metric.FCR)).as("9 of 20").isEqualTo(0.45);
    assertThat(value(Metric.WRONG_REASONING_AMONG_CORRECT)).as("5, 8, 17 of 12").isEqualTo(0.25);
    assertThat(value(Metric.WRONG_REASONING_AMONG_CORRECT))
        .as("as derived from the paper's figures")
        .isEqualTo(1 - value(Metric.FCR) / value(Metric.WAR), offset(1e-12));
    assertThat(evaluation.cells()).isEqualTo(new Cells(9, 4, 3, 4));
  }

  @Test
  void theLabelsCountAlikeInUar() {
    assertThat(value(Metric.UAR))
        .as("happy, sad, fear, neutral 2/3, angry 1, surprise 1/4, disgust 0")
        .isEqualTo((4 * 2 / 3.0 + 1 + 0.25) / 7, offset(1e-12));
  }

  @Test
  void errorsWhoseTruthIsInTheReasoningAreFound() {
    assertThat(value(Metric.TRUTH_AMONG_TOP_TWO_OF_ERRORS))
        .as("3, 6, 10, 11, 19 of the eight errors")
        .isEqualTo(5 / 8.0);
  }

  @Test
  void importanceAndQuotationsAreCountedWhereTheyAreKnown() {
    assertThat(value(Metric.IMPORTANCE_ACCURACY)).as("3 + 2 + 1 of ten").isEqualTo(0.6);
    assertThat(evaluation.importance())
        .containsEntry(DominantModality.AUDIO, new Figure.Value(0.75, 4))
        .containsEntry(DominantModality.VISUAL, new Figure.Value(0.5, 4))
        .containsEntry(DominantModality.BOTH, new Figure.Value(0.5, 2))
        .containsEntry(
            DominantModality.CONFLICT, new Figure.NotDefined(WhyNotDefined.NO_DOMINANT_MODALITY));
    assertThat(value(Metric.INVENTED_QUOTATIONS_PER_CLIP)).as("two in five").isEqualTo(0.4);
  }

  @Test
  void eachLabelHasItsFigures() {
    Confusion confusion = evaluation.confusion();
    // happy sad neutral angry surprise disgust fear
    assertThat(confusion.counts())
        .isDeepEqualTo(
            new int[][] {
              {2, 0, 0, 0, 1, 0, 0},
              {0, 2, 1, 0, 0, 0, 0},
              {0, 0, 2, 0, 0, 0, 0},
              {0, 0, 0, 3, 0, 0, 0},
              {0, 0, 0, 0, 1, 0, 3},
              {1, 0, 0, 0, 0, 0, 0},
              {0, 0, 0, 0, 1, 0, 2}
            });
    assertThat(confusion.other()).containsExactly(0, 0, 1, 0, 0, 0, 0);
    assertThat(confusion.recall(4)).isEqualTo(new Figure.Value(0.25, 4));
    assertThat(confusion.precision(4)).isEqualTo(new Figure.Value(1 / 3.0, 3));
    assertThat(confusion.precision(6)).isEqualTo(new Figure.Value(0.4, 5));
    assertThat(confusion.recall(2))
        .as("an answer that is none counts")
        .isEqualTo(new Figure.Value(2 / 3.0, 3));
    assertThat(confusion.precision(5))
        .isEqualTo(new Figure.NotDefined(WhyNotDefined.NEVER_ANSWERED));
  }

  @Test
  void whatDepartsFromTheFormatIsCounted() {
    assertThat(evaluation.defects()).containsEntry("unclosed", 1).containsEntry("missing", 1);
    assertThat(evaluation.unanswered()).isEqualTo(1);
    assertThat(evaluation.withoutReasoning()).isZero();
    assertThat(evaluation.generated()).isEqualTo(5);
  }

  @Test
  void intervalsHoldTheirFiguresAndAreTheSameEachTime() {
    assertThat(evaluation.intervals()).containsKeys(Metric.WAR, Metric.UAR, Metric.EPC, Metric.FCR);
    evaluation
        .intervals()
        .forEach(
            (metric, interval) ->
                assertThat(value(metric))
                    .as(metric.id())
                    .isBetween(interval.low(), interval.high()));
    Interval war = Objects.requireNonNull(evaluation.intervals().get(Metric.WAR));
    // sqrt(0.6 · 0.4 / 20) = 0.1095, so that the normal interval is 0.60 ± 0.21
    assertThat(war.high() - war.low()).isBetween(0.3, 0.5);
    assertThat(evaluate().intervals()).isEqualTo(evaluation.intervals());
  }

  @Test
  void otherProgramsReadTheShapeOfTheContract() {
    ObjectNode json = EvaluationJson.of(evaluation);
    assertThat(json.path("clips").asInt()).isEqualTo(20);
    assertThat(json.path("generated").asInt()).isEqualTo(5);
    for (String key : List.of("war", "uar", "eea", "epc", "fcr", "wrong_reasoning_among_correct")) {
      assertThat(json.path(key).isNumber()).as(key).isTrue();
      assertThat(json.path("intervals").path(key).size()).as(key).isEqualTo(2);
    }
    assertThat(json.path("cells").toString())
        .isEqualTo("{\"r1a1\":9,\"r1a0\":4,\"r0a1\":3,\"r0a0\":4}");
    assertThat(json.path("confusion").path("counts").path(4).path(6).asInt()).isEqualTo(3);
    JsonNode disgust = json.path("per_class").path("disgust");
    assertThat(disgust.toString()).isEqualTo("{\"recall\":0.0,\"precision\":null,\"support\":1}");
    assertThat(json.path("importance").path("accuracy").asDouble()).isEqualTo(0.6);
    assertThat(json.path("importance").path("by_condition").path("conflict").isNull()).isTrue();
    assertThat(json.path("emotion_reader").path("name").asText()).isEqualTo("lexicon-en");
    assertThat(json.toString()).doesNotContain("NaN");
  }

  @Test
  void whereNothingIsKnownTheReasonIsSaid() {
    Judge judge = new Judge(EmotionScheme.DFEW, new LexiconReader());
    Evaluation none = Evaluation.of(List.of(), judge, 1, Work.UNWATCHED);
    for (Metric metric : Metric.values()) {
      assertThat(none.figure(metric)).isInstanceOf(Figure.NotDefined.class);
    }
    ModelAnswer direct =
        new ModelAnswer(
            "c",
            "fear",
            "Fear.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    Evaluation plain = Evaluation.of(List.of(direct), judge, 1, Work.UNWATCHED);
    assertThat(plain.figure(Metric.WAR)).isEqualTo(new Figure.Value(1, 1));
    assertThat(plain.figure(Metric.EPC))
        .isEqualTo(new Figure.NotDefined(WhyNotDefined.NO_REASONING));
    assertThat(plain.figure(Metric.INVENTED_QUOTATIONS_PER_CLIP))
        .isEqualTo(new Figure.NotDefined(WhyNotDefined.NO_TRANSCRIPT));
    assertThat(plain.answers().getFirst().inventedQuotations()).isEqualTo(OptionalInt.empty());
    assertThat(plain.intervals()).isEmpty();
    assertThat(EvaluationJson.of(none).path("not_defined").path("war").asText())
        .isEqualTo("no_clips");
  }

  @Test
  void theSameModelWithoutReasoningIsBesideIt() {
    DirectAnswers direct = DirectAnswers.of(evaluation.answers()).orElseThrow();
    assertThat(direct.war()).as("wrong are 5, 12, 15, 18").isEqualTo(new Figure.Value(0.8, 20));
    assertThat(direct.uar().orEmpty().orElseThrow())
        .as("happy, angry, disgust 1, surprise 3/4, sad, fear, neutral 2/3")
        .isEqualTo((3 + 0.75 + 3 * 2 / 3.0) / 7, offset(1e-12));
    Comparison beside = direct.beside();
    assertThat(beside.bothRight()).isEqualTo(8);
    assertThat(beside.bothWrong()).isZero();
    assertThat(beside.test().onlyFirst()).as("3, 6, 10, 11, 13, 16, 19, 20").isEqualTo(8);
    assertThat(beside.test().onlySecond()).as("5, 12, 15, 18").isEqualTo(4);
    // 2 · (1 + 12 + 66 + 220 + 495) / 2¹²
    assertThat(beside.test().p()).isEqualTo(2 * 794 / 4096.0, offset(1e-12));
    JsonNode json = EvaluationJson.of(evaluation).path("direct");
    assertThat(json.path("war").asDouble()).isEqualTo(0.8);
    assertThat(json.path("direct_and_reasoned").path("only_second_right").asInt()).isEqualTo(4);
  }

  @Test
  void attentionIsAveragedAndItsPeaksHeldAgainstWhatCarriesTheClip() {
    MeanDrift drift = MeanDrift.of(evaluation.answers()).orElseThrow();
    assertThat(drift.over()).isEqualTo(3);
    assertThat(drift.curve().audio().getLast()).as("0.7, 0.4, 0.1").isEqualTo(0.4, offset(1e-12));
    assertThat(drift.curve().visual().getFirst()).as("0.1, 0.3, 0.8").isEqualTo(0.4, offset(1e-12));
    assertThat(
            Objects.requireNonNull(drift.byDominant().get(DominantModality.VISUAL))
                .audio()
                .getFirst())
        .as("0.4, 0.1")
        .isEqualTo(0.25, offset(1e-12));
    assertThat(drift.peakOnDominant())
        .as("clips 1 and 6, not 5, which looks at the sound")
        .isEqualTo(new Figure.Value(2 / 3.0, 3));
    JsonNode json = EvaluationJson.of(evaluation).path("drift");
    assertThat(json.path("audio")).hasSize(DriftCurve.STRETCHES);
    assertThat(json.path("by_dominant").path("audio").path("audio").path(9).asDouble())
        .isEqualTo(0.7);
  }

  @Test
  void verdictsOfLikeConfidenceAreHeldAgainstTheTruth() {
    assertThat(ConfidenceBin.of(evaluation.answers()))
        .as("7 and 8; 5, 6, 9, 10; 1 to 4")
        .containsExactly(
            new ConfidenceBin(0.3, 0, 2),
            new ConfidenceBin(0.5, 0.75, 4),
            new ConfidenceBin(0.9, 0.75, 4));
  }

  @Test
  void anAnswerIsReadAsItWasWritten() throws IOException {
    for (ModelAnswer answer : answers()) {
      assertThat(
              AnswerLine.read(
                  AnswerLine.write(answer), answer.clip(), answer.truth(), answer.output()))
          .isEqualTo(answer);
    }
  }

  @Test
  void answersWithReasoningAreComparedWithAnswersWithout() {
    Judge judge = new Judge(EmotionScheme.DFEW, new LexiconReader());
    List<JudgedAnswer> direct =
        evaluation.answers().stream()
            .map(
                each ->
                    judge.judge(
                        new ModelAnswer(
                            each.clip(),
                            each.truth(),
                            each.clip().equals("c01") ? "sad" : each.truth(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true)))
            .limit(19)
            .toList();
    Comparison comparison = Comparison.ofAnswers(direct, evaluation.answers());
    // Of c01 to c19 reasoning has 3, 6, 10, 11, 13, 16, 19 wrong; answering directly has 1 wrong.
    assertThat(comparison.bothRight()).isEqualTo(11);
    assertThat(comparison.bothWrong()).isZero();
    assertThat(comparison.test().onlyFirst()).isEqualTo(7);
    assertThat(comparison.test().onlySecond()).isEqualTo(1);
    assertThat(comparison.onlyInSecond()).isEqualTo(1);
    // 2 · (1 + 8) / 2⁸
    assertThat(comparison.test().p()).isEqualTo(18 / 256.0, offset(1e-12));
    assertThat(EvaluationJson.of(comparison).path("test").asText()).isEqualTo("mcnemar_exact");
  }

  @Test
  void whatTheRuleSaysIsKeptAndCounted() throws Exception {
    Judge judge = new Judge(EmotionScheme.DFEW, new LexiconReader());
    List<JudgedAnswer> answers = new ArrayList<>();
    for (DominantModality rule : List.of(DominantModality.VISUAL, DominantModality.BOTH)) {
      ModelAnswer answer =
          new ModelAnswer(
              "c" + rule,
              "fear",
              "Fear.",
              Optional.empty(),
              Optional.empty(),
              Optional.of(DominantModality.VISUAL),
              Optional.of(DominantModality.CONFLICT),
              true,
              Optional.empty(),
              OptionalDouble.empty(),
              Optional.empty(),
              Optional.of(rule));
      ModelAnswer read = AnswerLine.read(AnswerLine.write(answer), "c" + rule, "fear", "Fear.");
      assertThat(read).isEqualTo(answer);
      answers.add(judge.judge(read));
    }
    assertThat(Metric.RULE_ACCURACY.of(answers)).isEqualTo(new Figure.Value(0.5, 2));
    assertThat(Metric.IMPORTANCE_ACCURACY.of(answers)).isEqualTo(new Figure.Value(0, 2));
  }
}
