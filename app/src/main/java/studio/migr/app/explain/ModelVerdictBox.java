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
import studio.migr.runtime.explain.ConditionAnswer;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.ShareInterval;

/** What a model answers, by which modality it goes and how sure that is, and how much each adds. */
final class ModelVerdictBox extends VBox {
  private static final ModalityShare NOTHING = new ModalityShare(0, 0);

  /** Less is written as 0 %. */
  private static final double LEAST = 0.005;

  private final Label answer = Words.figure("model-answer", "", "");
  private final Label verdict = new Label();
  private final Label sure = Words.figure("model-confidence", "", "");
  private final DivergingBar bar = new DivergingBar(NOTHING, around(NOTHING));
  private final Label sound = Words.figure("model-share-audio", "", "");
  private final Label picture = Words.figure("model-share-visual", "", "");

  ModelVerdictBox() {
    getStyleClass().add("model-verdict-box");
    answer.getStyleClass().add("model-answer");
    verdict.setId("model-verdict");
    verdict.getStyleClass().add("importance-verdict");
    verdict.setMinWidth(USE_PREF_SIZE);
    Words.explain(verdict, Messages.text("explain.verdict.why"));
    sure.getStyleClass().add("caption");
    FlowPane line = new FlowPane(8, 2, verdict, sure);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(USE_PREF_SIZE);
    bar.getStyleClass().add("of-model");
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox bars =
        new HBox(
            8,
            ModalityMark.of(DominantModality.AUDIO),
            bar,
            ModalityMark.of(DominantModality.VISUAL));
    bars.setAlignment(Pos.CENTER);
    picture.setTextAlignment(TextAlignment.RIGHT);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    getChildren().addAll(answer, line, bars, new HBox(sound, between, picture));
  }

  static ModelVerdictBox of(Explanation explanation) {
    ModelVerdictBox box = new ModelVerdictBox();
    box.show(explanation);
    return box;
  }

  void show(Explanation explanation) {
    ModelImportance importance = explanation.importance();
    boolean sampled = importance.interval().isPresent();
    ConditionAnswer said = explanation.answer();
    answer.setText(
        Messages.text("explain.answer", said.answer(), said.probabilities().of(said.answer())));
    Words.explain(
        answer, Messages.text(said.written() ? "explain.answer.why" : "explain.answer.unwritten"));
    DominantModality word = importance.verdict().verdict();
    verdict.setText(Messages.text("importance.verdict." + word.id()));
    verdict.setGraphic(ModalityMark.of(word));
    sure.setText(sure(importance.verdict().confidence(), sampled));
    Words.explain(
        sure, Messages.text(sampled ? "explain.confidence.samples" : "explain.confidence.why"));
    ModalityShare share = importance.share();
    bar.show(share, importance.interval().orElse(around(share)));
    bar.setAccessibleText(
        Messages.text("importance.bar", share.audio(), share.visual(), importance.label()));
    String known = "\n" + Messages.text(sampled ? "explain.interval.why" : "explain.interval.none");
    sound.setText(
        Words.share(share.audio())
            + importance.interval().map(one -> range(one.audioLow(), one.audioHigh())).orElse(""));
    Words.explain(sound, Messages.text("explain.sound-share.why", importance.label()) + known);
    picture.setText(
        Words.share(share.visual())
            + importance
                .interval()
                .map(one -> range(one.visualLow(), one.visualHigh()))
                .orElse(""));
    Words.explain(picture, Messages.text("explain.picture-share.why", importance.label()) + known);
  }

  /** What would be written as 0 % has words that say what it means. */
  private static String sure(double confidence, boolean sampled) {
    if (confidence >= LEAST) {
      return Messages.text("explain.confidence", confidence);
    }
    return Messages.text(sampled ? "explain.confidence.otherwise" : "explain.confidence.hardly");
  }

  private static ShareInterval around(ModalityShare share) {
    return new ShareInterval(share.audio(), share.audio(), share.visual(), share.visual());
  }

  private static String range(double low, double high) {
    return "\n" + Messages.text("explain.range", low, high);
  }
}
