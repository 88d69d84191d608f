package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.IntervalModel;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.explain.DeletionModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.importance.ImportanceRule;
import studio.migr.runtime.sample.RecitingOmni;

/** What the window says of a clip is what {@code predict --json} says of it. */
class FiguresOnScreenTest {
  /** In the order in which the sentence about a token has them. */
  private static final List<String> MODALITIES = List.of("audio", "visual", "text");

  private static final Pattern PERCENT = Pattern.compile("([0-9.]+) %");

  @TempDir Path home;

  private static <T> T onFx(Callable<T> action) {
    return StudioWindow.onFx(action);
  }

  private static String text(StudioWindow window, String id) {
    return onFx(() -> ((Labeled) window.find("#" + id)).getText());
  }

  private static void show(StudioWindow window, Facet facet) {
    onFx(
        () -> {
          window.get(LooksModel.class).facetProperty().set(facet);
          return true;
        });
  }

  private static void hover(StudioWindow window, Optional<Integer> token) {
    onFx(
        () -> {
          window.get(LooksModel.class).hoveredProperty().set(token);
          return true;
        });
  }

  /** What a condition answers is framed, and nothing else of it. */
  private static void answersStandFramed(StudioWindow window, JsonNode conditions) {
    conditions
        .properties()
        .forEach(
            condition ->
                condition
                    .getValue()
                    .path("probabilities")
                    .fieldNames()
                    .forEachRemaining(
                        label ->
                            assertThat(
                                    onFx(
                                        () ->
                                            window
                                                .find(
                                                    "#probability-"
                                                        + condition.getKey()
                                                        + "-"
                                                        + label)
                                                .getParent()
                                                .getStyleClass()
                                                .contains("condition-answer")))
                                .as(condition.getKey() + " " + label)
                                .isEqualTo(
                                    condition.getValue().path("answer").asText().equals(label))));
  }

  private static void theRuleIsAppliedToTheOwnLabel(StudioWindow window, JsonNode conditions) {
    String label = conditions.path("audio").path("answer").asText();
    onFx(
        () -> {
          window.get(AnnotateModel.class).decide(Judgement.EMPTY.withEmotion(Optional.of(label)));
          return true;
        });
    window.waitUntilSaved();
    String rule =
        ImportanceRule.apply(label, label, conditions.path("visual").path("answer").asText()).id();
    window.waitUntil(
        "the rule is applied",
        () ->
            text(window, "model-rule")
                .equals(
                    Messages.text(
                        "explain.rule.own", Messages.text("importance.rule." + rule, label))));
  }

  /** All tokens, and of each in hand how much of it looked at sound, picture and text. */
  private static void theWordsAreThoseOfTheCommand(StudioWindow window, JsonNode attention) {
    String all =
        StreamSupport.stream(attention.path("tokens").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining());
    assertThat(onFx(() -> window.find("#explain-tokens").getAccessibleText())).isEqualTo(all);
    for (int token = 0; token < attention.path("tokens").size(); token++) {
      hover(window, Optional.of(token));
      double[] percents =
          PERCENT
              .matcher(
                  Stream.of("sound", "picture", "words")
                      .map(each -> text(window, "look-share-" + each))
                      .collect(Collectors.joining(" ")))
              .results()
              .mapToDouble(found -> Double.parseDouble(found.group(1)))
              .toArray();
      assertThat(percents).as("token " + token).hasSize(MODALITIES.size());
      for (int k = 0; k < percents.length; k++) {
        assertThat(percents[k])
            .as(MODALITIES.get(k) + " of token " + token)
            .isCloseTo(100 * attention.path(MODALITIES.get(k)).path(token).asDouble(), within(0.1));
      }
    }
    hover(window, Optional.empty());
  }

  private static void theTraceSaysTheSameAtEachPlace(StudioWindow window, JsonNode trace) {
    show(window, Facet.TRACE);
    window.waitUntil("the trace is there", () -> window.scene().lookup("#explain-trace") != null);
    onFx(
        () -> {
          Node view = window.find("#explain-trace");
          view.requestFocus();
          // By the keyboard: only then the arrow keys are the trace's.
          view.requestFocusTraversal(TraversalDirection.NEXT);
          window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
          return view.isFocusVisible();
        });
    int place = 0;
    for (JsonNode point : trace.path("points")) {
      window.press(place == 0 ? KeyCode.HOME : KeyCode.RIGHT);
      String labels =
          point.path("probabilities").properties().stream()
              .sorted(Comparator.comparingDouble(each -> -each.getValue().asDouble()))
              .limit(4)
              .map(each -> each.getKey() + " " + share(each.getValue()))
              .collect(Collectors.joining("   "));
      String said =
          Messages.text(place == 0 ? "explain.trace.before" : "explain.trace.after", place, labels);
      window.waitUntil(said, () -> text(window, "trace-value").equals(said));
      place++;
    }
    List<String> flips =
        StreamSupport.stream(trace.path("flips").spliterator(), false)
            .map(
                flip ->
                    Messages.text(
                        "explain.trace.flip", flip.path("from").asText(), flip.path("to").asText()))
            .toList();
    assertThat(
            onFx(
                () ->
                    window.scene().getRoot().lookupAll(".trace-flip-name").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
        .containsExactlyInAnyOrderElementsOf(flips);
    window.press(KeyCode.ESCAPE);
  }

  /** The shares at the tokens, read off the curves by the lines of the axis. */
  private static void theCurvesPassThroughTheShares(StudioWindow window, JsonNode attention) {
    show(window, Facet.DRIFT);
    int tokens = attention.path("tokens").size();
    window.waitUntil(
        "the curves are drawn",
        () -> window.scene().lookup("#explain-drift .drift-audio") instanceof Polyline);
    DoubleSummaryStatistics axis =
        onFx(
            () ->
                window.scene().lookup("#explain-drift").lookupAll(".chart-line").stream()
                    .mapToDouble(line -> ((Line) line).getStartY())
                    .summaryStatistics());
    for (String modality : MODALITIES) {
      List<Double> points =
          onFx(
              () ->
                  List.copyOf(
                      ((Polyline) window.scene().lookup("#explain-drift .drift-" + modality))
                          .getPoints()));
      assertThat(points).hasSize(2 * tokens);
      for (int token = 0; token < tokens; token++) {
        double share =
            (axis.getMax() - points.get(2 * token + 1)) / (axis.getMax() - axis.getMin());
        assertThat(share)
            .as(modality + " at token " + token)
            .isCloseTo(attention.path(modality).path(token).asDouble(), within(1e-6));
      }
    }
  }

  /**
   * From the middle to the left the sound, to the right the picture; what is below 0 has no bar.
   */
  private static void theBarsAreAsLongAsTheShares(StudioWindow window, JsonNode importance) {
    Map.of("sound", "audio", "picture", "visual")
        .forEach(
            (bar, modality) -> {
              double half =
                  onFx(() -> ((Region) window.find("#model-importance .of-model")).getWidth()) / 2;
              double length =
                  onFx(
                      () ->
                          ((Region) window.find("#model-importance .of-model .bar-" + bar))
                              .getWidth());
              assertThat(length)
                  .as("bar of the " + bar)
                  .isCloseTo(half * Math.max(0, importance.path(modality).asDouble()), within(1.0));
            });
  }

  private static void theProposalSaysTheSame(StudioWindow window, JsonNode told) {
    JsonNode importance = told.path("importance");
    String answer = told.path("answer").asText();
    window.waitUntil("it is proposed", () -> text(window, "suggest-answer").contains(answer));
    assertThat(text(window, "suggest-percent"))
        .isEqualTo(share(told.path("probabilities").path(answer)));
    assertThat(onFx(() -> ((Labeled) window.find("#suggest-verdict")).getTooltip().getText()))
        .contains(
            String.format(
                Locale.ROOT,
                "sound adds %.2f to its answer, the picture %.2f; confidence %.2f",
                importance.path("audio").asDouble(),
                importance.path("visual").asDouble(),
                importance.path("confidence").asDouble()));
  }

  /** No command makes the test; what it compares with is the command's, the rest the engine's. */
  private static void withoutWhatItListenedTo(StudioWindow window, JsonNode told) {
    DeletionModel deletion = window.get(DeletionModel.class);
    show(window, Facet.HEATMAP);
    onFx(
        () -> {
          deletion.targetProperty().set(DeletionTest.Target.SOUND);
          deletion.test();
          return true;
        });
    window.waitUntil(
        "it was tried",
        () -> deletion.stateProperty().get() instanceof TaskState.Done<DeletionTest.Result>);
    DeletionTest.Result result =
        ((TaskState.Done<DeletionTest.Result>) onFx(() -> deletion.stateProperty().get())).result();
    String answer = told.path("answer").asText();
    assertThat(result.label()).isEqualTo(answer);
    assertThat(text(window, "deletion-before"))
        .isEqualTo(share(told.path("probabilities").path(answer)));
    assertThat(text(window, "deletion-after")).isEqualTo(share(result.after()));
    double chance =
        result.controls().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(text(window, "deletion-chance")).isEqualTo(share(chance));
    assertThat(text(window, "deletion-effect"))
        .isEqualTo(Messages.text("explain.deletion.effect", chance - result.after()));
  }

  private static void theRangeIsThatOfAsManyAnswers(StudioWindow window, JsonNode often) {
    JsonNode interval = often.path("importance").path("interval");
    window.press(KeyCode.ALT, KeyCode.W);
    for (String modality : List.of("audio", "visual")) {
      String range =
          share(often.path("importance").path(modality))
              + "\n"
              + Messages.text(
                  "explain.range",
                  interval.path(modality).path(0).asDouble(),
                  interval.path(modality).path(1).asDouble());
      window.waitUntil(range, () -> text(window, "model-share-" + modality).equals(range));
    }
    assertThat(text(window, "model-confidence"))
        .isEqualTo(
            Messages.text(
                "explain.confidence", often.path("importance").path("confidence").asDouble()));
  }

  private static String share(double value) {
    return share(DoubleNode.valueOf(value));
  }

  private static String share(JsonNode value) {
    String figure = String.format(Locale.ROOT, "%.2f", value.asDouble());
    return figure.equals("-0.00") ? "0.00" : figure;
  }

  @Test
  void everyFigureEqualsThatOfTheCommand() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Path clip = Wav.write(clips.resolve("a.wav"), 900);
    Path model =
        RecitingOmni.write(
            home.resolve("untrained"),
            "<think>\n<aud_desc>Her voice climbs. It breaks.</aud_desc>\nSo it seems.</think>\n"
                + "<answer>fear</answer>");
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    CommandRun predict = CommandRun.of("predict", "--model", model, "--json", clip);
    assertThat(predict.exit()).as(predict.err()).isZero();
    CommandRun often =
        CommandRun.of(
            "predict", "--model", model, "--samples", IntervalModel.SAMPLES, "--json", clip);
    assertThat(often.exit()).as(often.err()).isZero();
    JsonNode told = predict.json().path("clips").path(0);
    JsonNode importance = told.path("importance");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      EngineModel engine = window.get(EngineModel.class);
      onFx(
          () -> {
            engine.load(LoadWish.asStored(model.toString()));
            return true;
          });
      AnalysisModel analysis = window.get(AnalysisModel.class);
      LooksModel looks = window.get(LooksModel.class);
      window.waitUntil(
          "the clip is analysed unasked",
          () ->
              engine.stateProperty().get() instanceof EngineState.Ready
                  && analysis.stateProperty().get() instanceof AnalysisState.Known
                  && looks.tokens() == told.path("attention").path("tokens").size());

      assertThat(text(window, "model-answer"))
          .contains(told.path("answer").asText())
          .contains(share(told.path("probabilities").path(told.path("answer").asText())));
      assertThat(text(window, "model-share-audio")).isEqualTo(share(importance.path("audio")));
      assertThat(text(window, "model-share-visual")).isEqualTo(share(importance.path("visual")));
      assertThat(text(window, "model-confidence"))
          .startsWith(Math.round(100 * importance.path("confidence").asDouble()) + "");
      assertThat(text(window, "model-divergence"))
          .contains(share(importance.path("divergence_bits").path("audio_visual")))
          .contains(share(importance.path("divergence_bits").path("audio_both")))
          .contains(share(importance.path("divergence_bits").path("visual_both")));
      importance
          .path("conditions")
          .properties()
          .forEach(
              condition ->
                  condition
                      .getValue()
                      .path("probabilities")
                      .properties()
                      .forEach(
                          label ->
                              assertThat(
                                      text(
                                          window,
                                          "probability-"
                                              + condition.getKey()
                                              + "-"
                                              + label.getKey()))
                                  .as(condition.getKey() + " " + label.getKey())
                                  .isEqualTo(share(label.getValue()))));
      assertThat(text(window, "model-verdict"))
          .isEqualTo(Messages.text("importance.verdict." + importance.path("verdict").asText()));
      answersStandFramed(window, importance.path("conditions"));
      theRuleIsAppliedToTheOwnLabel(window, importance.path("conditions"));
      theWordsAreThoseOfTheCommand(window, told.path("attention"));
      theTraceSaysTheSameAtEachPlace(window, told.path("trace"));
      theCurvesPassThroughTheShares(window, told.path("attention"));
      for (String modality : MODALITIES) {
        JsonNode peak = told.path("attention").path("peaks").path(modality);
        assertThat(text(window, "drift-peak-" + modality))
            .contains(share(peak.path("share")))
            .endsWith(" " + (peak.path("token").asInt() + 1));
      }

      theBarsAreAsLongAsTheShares(window, importance);
      theProposalSaysTheSame(window, told);
      withoutWhatItListenedTo(window, told);
      theRangeIsThatOfAsManyAnswers(window, often.json().path("clips").path(0));

      window.press(KeyCode.H);
      PlayerModel player = window.get(PlayerModel.class);
      window.waitUntil(
          "the sound alone is played",
          () -> player.condition().nowProperty().get() == Condition.AUDIO);
      JsonNode heard = importance.path("conditions").path("audio");
      assertThat(text(window, "given-model"))
          .contains(heard.path("answer").asText())
          .contains(share(heard.path("probabilities").path(heard.path("answer").asText())));
    }
  }
}
