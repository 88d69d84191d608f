package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.LookColumn;

/** The section with the model's reasoning: its words, and where those in hand looked. */
public final class ReasoningView extends TitledPane {
  private final LooksModel model;
  private final AnalysisModel analysis;
  private final Label sum = Words.caption("");

  @Inject
  ReasoningView(LooksModel model, AnalysisModel analysis, TokensView tokens) {
    this.model = model;
    this.analysis = analysis;
    setId("model-reasoning");
    getStyleClass().addAll("importance", "model-reasoning");
    setText(Messages.text("explain.reasoning.title"));
    setAnimated(false);
    sum.setId("reasoning-sum");
    VBox frame = new VBox(tokens);
    frame.getStyleClass().add("model-words");
    VBox content = new VBox(frame, sum);
    content.getStyleClass().add("importance-content");
    setContent(content);
    managedProperty().bind(visibleProperty());
    model.changesProperty().subscribe(_ -> show());
    analysis.offeredProperty().subscribe(_ -> show());
    model.hoveredProperty().subscribe(_ -> say());
    model.selectedProperty().subscribe(_ -> say());
  }

  private void show() {
    boolean written = model.trail().map(all -> !all.tokens().isEmpty()).orElse(false);
    setVisible(written || analysis.offeredProperty().get());
    say();
  }

  private void say() {
    Optional<Stretch> of = model.current();
    if (of.isEmpty() || model.trail().isEmpty()) {
      sum.setText(Messages.text("explain.reasoning.how"));
      return;
    }
    float[] shares = model.shares();
    double sound = 0;
    double picture = 0;
    double words = 0;
    int best = -1;
    for (int k = 0; k < shares.length; k++) {
      LookColumn column = model.columns().get(k);
      switch (column.kind()) {
        case SOUND, SILENCE -> sound += shares[k];
        case PICTURE -> picture += shares[k];
        case PROMPT, ANSWER -> words += shares[k];
      }
      best = column.kind().timed() && (best < 0 || shares[k] > shares[best]) ? k : best;
    }
    sum.setText(
        Messages.text(
            "explain.reasoning.sum",
            what(of.get(), model.trail().get()),
            LookWords.percent(sound),
            LookWords.percent(picture),
            LookWords.percent(words),
            best < 0 ? "\u2013" : LookWords.of(model.columns().get(best))));
  }

  private String what(Stretch of, AnswerTrail trail) {
    if (of.from() == of.to()) {
      return Messages.text("explain.reasoning.token", trail.tokens().get(of.from()).text().strip());
    }
    int count = of.to() - of.from() + 1;
    return Messages.text(
        count == model.tokens() ? "explain.reasoning.all" : "explain.reasoning.tokens", count);
  }
}
