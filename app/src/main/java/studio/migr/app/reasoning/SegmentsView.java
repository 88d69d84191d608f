package studio.migr.app.reasoning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.SegmentKind;

/** The section "Reasoning": the model's segments, as the annotator left them, and the decision. */
@Singleton
public final class SegmentsView extends TitledPane {
  private final ReasoningModel model;
  private final Commands commands;
  private final VBox content = new VBox();
  private final List<SegmentCard> cards = new ArrayList<>();
  private final Label about = new Label();
  private @Nullable DecisionLine decision;
  private int parts;

  @Inject
  SegmentsView(ReasoningModel model, Commands commands) {
    this.model = model;
    this.commands = commands;
    setId("segments");
    getStyleClass().addAll("reasoning-section");
    setText(Messages.text("reasoning.title"));
    setAnimated(false);
    about.setId("reasoning-state");
    about.getStyleClass().add("caption");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    setContent(content);
    content.getStyleClass().add("reasoning-content");
    expandedProperty().bindBidirectional(model.openProperty());
    visibleProperty().bind(model.draftProperty().map(Optional::isPresent));
    managedProperty().bind(visibleProperty());
    model.draftProperty().subscribe(_ -> show());
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
    if (chosen >= 0 && chosen < parts) {
      model.openProperty().set(true);
      cards.get(chosen).edit();
    }
  }

  private void show() {
    List.copyOf(cards)
        .forEach(SegmentCard::leave); // which may save it, so that the draft is another
    content.getChildren().removeIf(TextArea.class::isInstance);
    Optional<ReasoningDraft> draft = model.draftProperty().get();
    lay(draft);
    draft.ifPresent(
        now -> {
          about.setText(about(now));
          decision().show(now);
        });
  }

  /** A card for each part. Those of the draft before go on: their styles are applied. */
  private void lay(Optional<ReasoningDraft> draft) {
    int count = draft.map(now -> now.parts().size()).orElse(0);
    List<Node> nodes = content.getChildren();
    if (draft.isEmpty()) {
      nodes.clear();
    } else if (nodes.isEmpty()) {
      parts = 0;
      nodes.addAll(List.of(about, decision()));
    } else if (parts > count) {
      nodes.subList(1 + count, 1 + parts).clear();
    }
    for (int k = 0; k < count; k++) {
      if (k == cards.size()) {
        cards.add(new SegmentCard(model, commands, draft.orElseThrow(), k));
      } else {
        cards.get(k).show(draft.orElseThrow());
      }
      if (k >= parts) {
        nodes.add(1 + k, cards.get(k));
      }
    }
    parts = count;
  }

  /** Not before there is something to decide on: its commands come after this view. */
  private DecisionLine decision() {
    DecisionLine line =
        decision == null ? new DecisionLine(model, commands, this::write) : decision;
    decision = line;
    return line;
  }

  private static String about(ReasoningDraft draft) {
    String key =
        switch (draft.decision()) {
          case OPEN -> draft.saved() ? "reasoning.being-corrected" : "reasoning.as-written";
          case ACCEPTED -> "reasoning.accepted";
          case REJECTED -> "reasoning.rejected";
        };
    return Messages.text(key, draft.model().name(), draft.answer());
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
