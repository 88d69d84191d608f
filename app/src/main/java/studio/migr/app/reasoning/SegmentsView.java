package studio.migr.app.reasoning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.SegmentKind;

/** The section "Reasoning": the model's segments, as the annotator left them, and the decision. */
@Singleton
public final class SegmentsView extends TitledPane {
  private final ReasoningModel model;
  private final Commands commands;
  private final VBox content = new VBox();
  private List<SegmentCard> cards = List.of();

  @Inject
  SegmentsView(ReasoningModel model, Commands commands) {
    this.model = model;
    this.commands = commands;
    setId("segments");
    getStyleClass().addAll("reasoning-section");
    setText(Messages.text("reasoning.title"));
    setAnimated(false);
    setContent(content);
    content.getStyleClass().add("reasoning-content");
    expandedProperty().bindBidirectional(model.openProperty());
    visibleProperty().bind(model.draftProperty().map(Optional::isPresent));
    managedProperty().bind(visibleProperty());
    model.draftProperty().subscribe(this::show);
    model
        .chosenProperty()
        .subscribe(
            now -> {
              for (int k = 0; k < cards.size(); k++) {
                cards.get(k).show(k == now.intValue());
              }
            });
  }

  void editChosen() {
    int chosen = model.chosenProperty().get();
    if (chosen >= 0 && chosen < cards.size()) {
      model.openProperty().set(true);
      cards.get(chosen).edit();
    }
  }

  private void show(Optional<ReasoningDraft> draft) {
    List<SegmentCard> next = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    draft.ifPresent(
        now -> {
          nodes.add(about(now));
          for (int k = 0; k < now.parts().size(); k++) {
            SegmentCard card = new SegmentCard(model, commands, now, k);
            next.add(card);
            nodes.add(card);
          }
          nodes.add(decision(now));
        });
    cards = next;
    content.getChildren().setAll(nodes);
  }

  private static Label about(ReasoningDraft draft) {
    String key =
        switch (draft.decision()) {
          case OPEN -> draft.saved() ? "reasoning.being-corrected" : "reasoning.as-written";
          case ACCEPTED -> "reasoning.accepted";
          case REJECTED -> "reasoning.rejected";
        };
    Label about = new Label(Messages.text(key, draft.model().name(), draft.answer()));
    about.setId("reasoning-state");
    about.getStyleClass().add("caption");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    return about;
  }

  private Node decision(ReasoningDraft draft) {
    ToggleButton accept = choice("reasoning.accept", Feather.CHECK, Decision.ACCEPTED, draft);
    accept.setDisable(draft.parts().isEmpty() || !model.editableProperty().get());
    ToggleButton reject = choice("reasoning.reject", Feather.X, Decision.REJECTED, draft);
    HBox line = new HBox(4, accept, reject);
    List<SegmentKind> missing = model.missing();
    if (!missing.isEmpty()) {
      line.getChildren().add(adding(missing));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private ToggleButton choice(String id, Feather icon, Decision decision, ReasoningDraft draft) {
    Command command = commands.get(id);
    ToggleButton choice = new ToggleButton(Messages.text(id + ".verb"), new FontIcon(icon));
    choice.setId(id.replace('.', '-'));
    choice.getStyleClass().add("small-choice");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setSelected(draft.decision() == decision);
    choice.setTooltip(new CommandTooltip(command));
    choice.setOnAction(_ -> command.run());
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  private MenuButton adding(List<SegmentKind> missing) {
    MenuButton menu = new MenuButton(null, new FontIcon(Feather.PLUS));
    menu.setId("reasoning-add");
    menu.getStyleClass().addAll("tool-button", "no-arrow");
    menu.setAccessibleText(Messages.text("reasoning.add"));
    menu.setTooltip(new javafx.scene.control.Tooltip(Messages.text("reasoning.add")));
    for (SegmentKind kind : missing) {
      MenuItem item = new MenuItem(SegmentCard.kind(kind), SegmentCard.glyph(kind));
      item.setOnAction(_ -> write(kind));
      menu.getItems().add(item);
    }
    return menu;
  }

  /** A field for a segment that the model left out; leaving it keeps what was typed. */
  private void write(SegmentKind kind) {
    TextArea field = new TextArea();
    field.setId("reasoning-new");
    field.setWrapText(true);
    field.setPrefRowCount(2);
    field.setPromptText(SegmentCard.kind(kind));
    field.setAccessibleText(Messages.text("reasoning.words-of", SegmentCard.kind(kind)));
    Runnable leave = () -> getScene().getRoot().requestFocus();
    SegmentCard.ends(
        field,
        leave,
        () -> {
          field.clear();
          leave.run();
        });
    field
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                content.getChildren().remove(field);
                model.add(kind, field.getText());
              }
            });
    content.getChildren().add(content.getChildren().size() - 1, field);
    field.applyCss(); // only with its skin it takes letters
    field.requestFocus();
  }
}
