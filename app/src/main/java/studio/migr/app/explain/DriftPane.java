package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.explain.Drift;

/** The drift with the words for its curves, and where each has its peak. */
final class DriftPane extends VBox {
  private static final double ROOMY = 140;

  private final LooksModel model;
  private final Label audio = peak("audio");
  private final Label visual = peak("visual");
  private final Label text = peak("text");

  @Inject
  DriftPane(LooksModel model, DriftView drift) {
    this.model = model;
    getStyleClass().add("explain");
    Label what = Words.caption(Messages.text("explain.drift.how"));
    what.setMinHeight(USE_PREF_SIZE);
    what.visibleProperty().bind(heightProperty().greaterThan(ROOMY)); // else the curves need it
    what.managedProperty().bind(what.visibleProperty());
    FlowPane legend = new FlowPane(16, 2, audio, visual, text);
    legend.setAlignment(Pos.CENTER_LEFT);
    legend.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(drift, Priority.ALWAYS);
    getChildren().addAll(what, legend, drift);
    model.changesProperty().subscribe(_ -> show());
    sceneProperty().subscribe(_ -> show());
  }

  private static Label peak(String style) {
    Label label = new Label();
    label.setId("drift-peak-" + style);
    label.getStyleClass().addAll("band", "band-" + style);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** While another tab is shown nothing is computed. */
  private void show() {
    if (getScene() == null) {
      return;
    }
    Drift drift = new Drift(model.drift());
    say(audio, "sound", drift, ModalityShares::audio);
    say(visual, "picture", drift, ModalityShares::visual);
    say(text, "text", drift, ModalityShares::text);
  }

  private static void say(
      Label label, String name, Drift drift, ToDoubleFunction<ModalityShares> of) {
    String word = Messages.text("explain.drift." + name);
    Optional<Drift.Peak> peak = drift.peak(of);
    label.setText(
        peak.map(
                one ->
                    Messages.text(
                        "explain.drift.peak",
                        word,
                        String.format(Locale.ROOT, "%.2f", one.share()),
                        one.token() + 1))
            .orElse(word));
  }
}
