package studio.migr.app.explain;

import jakarta.inject.Inject;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The trace below what its places say. */
final class TracePane extends VBox {
  @Inject
  TracePane(TraceView trace) {
    getStyleClass().add("explain");
    trace.said().setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(trace.said().textProperty());
    trace.said().setTooltip(whole);
    trace.said().setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(trace, Priority.ALWAYS);
    getChildren().addAll(trace.said(), trace);
  }
}
