package studio.migr.app.round;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Round;
import studio.migr.app.library.FollowingList;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.app.round.RoundModel.Progress;

/** The annotator's queue of a round, and how far everybody is. */
public final class RoundView extends VBox {
  private final RoundModel model;
  private final FollowingList<QueueEntry> list;
  private final ComboBox<Round> rounds = new ComboBox<>();
  private final GridPane progress = new GridPane(8, 2);
  private boolean following;

  @Inject
  RoundView(RoundModel model, BlindRound blind, Commands commands) {
    this.model = model;
    setId("round");
    getStyleClass().add("library");
    progress.setId("round-progress");
    Button reveal = button(commands.get("round.reveal"));
    reveal.getStyleClass().add("accent");
    reveal.visibleProperty().bind(commands.get("round.reveal").enabled());
    reveal.managedProperty().bind(reveal.visibleProperty());
    FlowPane buttons =
        new FlowPane(
            8, 8, reveal, button(commands.get("round.reopen")), button(commands.get("round.end")));
    Label hidden = new Label(Messages.text("round.hidden"));
    hidden.setId("round-hidden");
    hidden.getStyleClass().add("caption");
    hidden.setWrapText(true);
    hidden.setMinHeight(Region.USE_PREF_SIZE);
    blind
        .runningProperty()
        .subscribe(
            running -> {
              hidden.setVisible(running.isPresent());
              hidden.setManaged(running.isPresent());
              rounds.setDisable(running.isPresent()); // another round may hold earlier labels
            });
    Label study = new Label(Messages.text("round.study"));
    study.setId("round-study");
    study.getStyleClass().add("caption");
    study.setWrapText(true);
    study.setMinHeight(Region.USE_PREF_SIZE);
    Button report = new CommandTextButton(commands.get("study.report"));
    report.setMaxWidth(Double.MAX_VALUE);
    report.setWrapText(true);
    report.setMinHeight(Region.USE_PREF_SIZE);
    VBox ofStudy = new VBox(8, study, report);
    ofStudy.managedProperty().bind(ofStudy.visibleProperty());
    model
        .roundProperty()
        .subscribe(now -> ofStudy.setVisible(now.filter(each -> each.plan().study()).isPresent()));
    VBox head = new VBox(chooser(), ofStudy, hidden, progress, buttons);
    head.getStyleClass().add("library-head");
    list =
        new FollowingList<>(
            model.queue(),
            Messages.text("round.queue"),
            40,
            Messages.text("round.nothing-for-you"),
            model::select);
    list.setId("round-queue");
    list.setCellFactory(_ -> new EntryCell());
    model.selectedProperty().subscribe(_ -> follow());
    model.queue().subscribe(this::follow);
    model.progress().subscribe(this::showProgress);
    getChildren().addAll(head, list);
  }

  private static Button button(Command command) {
    Button button = new Button(command.text());
    button.setId(command.id().replace('.', '-'));
    CommandTooltip.on(button, command);
    button.setOnAction(_ -> command.run());
    command.enabled().subscribe(() -> button.setDisable(!command.enabled().get()));
    button.setDisable(!command.enabled().get());
    return button;
  }

  private ComboBox<Round> chooser() {
    rounds.setId("round-chooser");
    rounds.setMaxWidth(Double.MAX_VALUE);
    rounds.setAccessibleText(Messages.text("round.which"));
    rounds.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Round round) {
            return round == null
                ? ""
                : round.closed()
                    ? Messages.text("round.closed", round.plan().name())
                    : round.plan().name();
          }

          @Override
          public Round fromString(String text) {
            throw new UnsupportedOperationException("a round is chosen, not typed");
          }
        });
    model.rounds().subscribe(this::showRounds);
    model.roundProperty().subscribe(_ -> showRounds());
    rounds.setOnAction(
        _ -> {
          Round chosen = rounds.getValue();
          if (!following
              && chosen != null
              && !model.roundProperty().get().equals(Optional.of(chosen))) {
            model.choose(chosen);
          }
        });
    return rounds;
  }

  private void showRounds() {
    following = true;
    rounds.getItems().setAll(model.rounds());
    rounds.setValue(model.roundProperty().get().orElse(null));
    following = false;
  }

  private void showProgress() {
    progress.getChildren().clear();
    Map<String, List<Progress>> byAnnotator = new LinkedHashMap<>();
    for (Progress part : model.progress()) {
      byAnnotator.computeIfAbsent(part.annotator(), _ -> new ArrayList<>()).add(part);
    }
    byAnnotator.forEach(
        (annotator, parts) -> {
          Label who = new Label(annotator);
          who.getStyleClass().addAll("caption", "may-ellipsize");
          who.setMinWidth(0);
          who.setMaxWidth(Double.MAX_VALUE);
          who.setTooltip(new Tooltip(annotator));
          GridPane.setHgrow(who, Priority.ALWAYS);
          int row = progress.getRowCount();
          progress.add(who, 0, row);
          for (Progress part : parts) {
            progress.add(count(part), 1 + part.condition().ordinal(), row);
          }
        });
  }

  /** What is given, as its mark, and how many clips are done of how many. */
  private static Label count(Progress part) {
    Label count = new Label(Messages.text("round.progress", part.done(), part.total()));
    count.setGraphic(ModalityMark.of(part.condition()));
    count.getStyleClass().addAll("caption", "mono");
    count.setMinWidth(Region.USE_PREF_SIZE);
    String words =
        Messages.text(
            "round.progress.of",
            part.annotator(),
            Messages.text("annotate.condition.short." + part.condition().id()),
            part.done(),
            part.total());
    count.setTooltip(new Tooltip(words));
    count.setAccessibleText(words);
    return count;
  }

  private void follow() {
    Optional<QueueEntry> selected = model.selectedProperty().get();
    list.follow(entry -> selected.equals(Optional.of(entry)));
  }

  /** A number and what is given. In a blind round no name: it could tell what the clip shows. */
  private final class EntryCell extends ListCell<QueueEntry> {
    EntryCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean blind = model.roundProperty().get().map(r -> r.plan().blind()).orElse(true);
      Label number = new Label(Integer.toString(entry.number()));
      number.getStyleClass().addAll("caption", "mono");
      number.setMinWidth(28);
      String condition =
          Messages.text("annotate.condition.short." + entry.entry().condition().id());
      Label words = new Label(blind ? condition : entry.clipName() + " · " + condition);
      words.getStyleClass().add("may-ellipsize");
      words.setMaxWidth(Double.MAX_VALUE);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(8, number, words);
      line.setAlignment(Pos.CENTER_LEFT);
      if (entry.done()) {
        FontIcon check = new FontIcon(Feather.CHECK);
        check.getStyleClass().add("finished-mark");
        line.getChildren().add(check);
      }
      setGraphic(line);
      setAccessibleText(
          Messages.text(
              entry.done() ? "round.entry.done" : "round.entry", entry.number(), condition));
    }
  }
}
