package studio.migr.app.explain;

import jakarta.inject.Inject;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.message.Messages;

/** The section with the model's reasoning: its words, and where those in hand looked. */
public final class ReasoningView extends TitledPane {
  private final LooksModel model;
  private final AnalysisModel analysis;

  @Inject
  ReasoningView(LooksModel model, AnalysisModel analysis, TokensView tokens, LookSumView sum) {
    this.model = model;
    this.analysis = analysis;
    setId("model-reasoning");
    getStyleClass().addAll("importance", "model-reasoning");
    setText(Messages.text("explain.reasoning.title"));
    setAnimated(false);
    VBox frame = new VBox(tokens);
    frame.getStyleClass().add("model-words");
    VBox content = new VBox(sum, frame);
    content.getStyleClass().add("importance-content");
    setContent(content);
    managedProperty().bind(visibleProperty());
    model.changesProperty().subscribe(_ -> show());
    analysis.offeredProperty().subscribe(_ -> show());
  }

  private void show() {
    boolean written = model.trail().map(all -> !all.tokens().isEmpty()).orElse(false);
    setVisible(written || analysis.offeredProperty().get());
  }
}
