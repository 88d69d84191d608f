package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;

/**
 * The panel below the picture: the time axis, and once a model has said something of the clip, tabs
 * with what there is to see of that.
 */
public final class LowerView extends BorderPane {
  private final LooksModel model;
  private final AnalysisModel analysis;
  private final HBox tabs = new HBox();
  private final StackPane content = new StackPane();
  private final Map<Facet, Node> nodes = new EnumMap<>(Facet.class);
  private final Map<Facet, ToggleButton> buttons = new EnumMap<>(Facet.class);

  @Inject
  LowerView(
      LooksModel model,
      AnalysisModel analysis,
      LooksView heatmap,
      DriftPane drift,
      TracePane trace,
      CompareView compare) {
    this.model = model;
    this.analysis = analysis;
    setId("lower");
    nodes.put(Facet.HEATMAP, heatmap);
    nodes.put(Facet.DRIFT, drift);
    nodes.put(Facet.TRACE, trace);
    nodes.put(Facet.COMPARE, compare);
    tabs.setId("facets");
    tabs.getStyleClass().add("facets");
    tabs.setAlignment(Pos.CENTER_LEFT);
    tabs.setAccessibleRole(AccessibleRole.TAB_PANE);
    tabs.managedProperty().bind(tabs.visibleProperty());
    for (Facet facet : Facet.values()) {
      tabs.getChildren().add(tab(facet));
    }
    setTop(tabs);
    setCenter(content);
    setMinHeight(96);
    model.facetProperty().subscribe(_ -> show());
    model.changesProperty().subscribe(_ -> show());
    analysis.offeredProperty().subscribe(_ -> show());
  }

  /** The time axis; call once. */
  public void setTimeline(Node timeline) {
    nodes.put(Facet.TIMELINE, timeline);
    show();
  }

  private ToggleButton tab(Facet facet) {
    ToggleButton tab = new ToggleButton(Messages.text("explain.facet." + facet.id()));
    tab.setId("facet-" + facet.id());
    tab.getStyleClass().add("facet");
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.setMinWidth(0);
    Words.explain(tab, Messages.text("explain.facet." + facet.id() + ".tip"));
    tab.setOnAction(_ -> choose(facet));
    tab.setOnKeyPressed(
        event -> {
          int step =
              event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
          if (step != 0) {
            List<Facet> all = List.of(Facet.values());
            Facet next = all.get(Math.clamp(all.indexOf(facet) + step, 0, all.size() - 1));
            choose(next);
            button(next).requestFocus();
            event.consume();
          }
        });
    Commands.leave(tab, KeyCode.LEFT, KeyCode.RIGHT);
    buttons.put(facet, tab);
    return tab;
  }

  private ToggleButton button(Facet facet) {
    return java.util.Objects.requireNonNull(buttons.get(facet));
  }

  private void choose(Facet facet) {
    model.facetProperty().set(facet);
    buttons.forEach((each, button) -> button.setSelected(each == facet));
  }

  private void show() {
    boolean something = model.trail().isPresent() || analysis.offeredProperty().get();
    Facet facet = something ? model.facetProperty().get() : Facet.TIMELINE;
    tabs.setVisible(something);
    buttons.forEach((each, button) -> button.setSelected(each == facet));
    Node node = nodes.get(facet);
    if (node != null && !content.getChildren().contains(node)) {
      content.getChildren().setAll(node);
    }
  }
}
