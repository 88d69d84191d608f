package studio.migr.app.explain;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import studio.migr.app.importance.DivergingBar;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.ShareInterval;

/** What a model answers, by which modality it goes and how sure that is, and how much each adds. */
final class ModelVerdictBox extends VBox {
  ModelVerdictBox(Explanation explanation) {
    getStyleClass().add("model-verdict-box");
    ModelImportance importance = explanation.importance();
    Label answer =
        Words.figure(
            "model-answer",
            Messages.text(
                "explain.answer",
                explanation.answer().answer(),
                explanation.answer().probabilities().of(explanation.answer().answer())),
            Messages.text(
                explanation.answer().written()
                    ? "explain.answer.why"
                    : "explain.answer.unwritten"));
    answer.getStyleClass().add("model-answer");
    DominantModality word = importance.verdict().verdict();
    Label verdict = new Label(Messages.text("importance.verdict." + word.id()));
    verdict.setId("model-verdict");
    verdict.setGraphic(ModalityMark.of(word));
    verdict.getStyleClass().add("importance-verdict");
    verdict.setMinWidth(USE_PREF_SIZE);
    Words.explain(verdict, Messages.text("explain.verdict.why"));
    Label sure =
        Words.figure(
            "model-confidence",
            Messages.text("explain.confidence", importance.verdict().confidence()),
            Messages.text(
                importance.interval().isPresent()
                    ? "explain.confidence.samples"
                    : "explain.confidence.why"));
    sure.getStyleClass().add("caption");
    FlowPane line = new FlowPane(8, 2, verdict, sure);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(answer, line, bar(importance), figures(importance));
  }

  private static HBox bar(ModelImportance importance) {
    ModalityShare share = importance.share();
    ShareInterval interval =
        importance
            .interval()
            .orElse(
                new ShareInterval(share.audio(), share.audio(), share.visual(), share.visual()));
    DivergingBar bar = new DivergingBar(share, interval);
    bar.getStyleClass().add("of-model");
    bar.setAccessibleText(
        Messages.text("importance.bar", share.audio(), share.visual(), importance.label()));
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox line =
        new HBox(
            8,
            ModalityMark.of(DominantModality.AUDIO),
            bar,
            ModalityMark.of(DominantModality.VISUAL));
    line.setAlignment(Pos.CENTER);
    return line;
  }

  private static HBox figures(ModelImportance importance) {
    ModalityShare share = importance.share();
    String known =
        Messages.text(
            importance.interval().isPresent() ? "explain.interval.why" : "explain.interval.none");
    Label sound =
        Words.figure(
            "model-share-audio",
            Words.share(share.audio())
                + importance
                    .interval()
                    .map(one -> range(one.audioLow(), one.audioHigh()))
                    .orElse(""),
            Messages.text("explain.sound-share.why", importance.label()) + "\n" + known);
    Label picture =
        Words.figure(
            "model-share-visual",
            Words.share(share.visual())
                + importance
                    .interval()
                    .map(one -> range(one.visualLow(), one.visualHigh()))
                    .orElse(""),
            Messages.text("explain.picture-share.why", importance.label()) + "\n" + known);
    picture.setTextAlignment(TextAlignment.RIGHT);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    return new HBox(sound, between, picture);
  }

  private static String range(double low, double high) {
    return "\n" + Messages.text("explain.range", low, high);
  }
}
