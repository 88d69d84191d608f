package studio.migr.app.measure;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.task.TaskState;

/** Starts the measuring, and says over the window what could not be measured. */
@Singleton
public final class MeasureCommands {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 360;
  private static final double GAP = 8;

  private final Overlay overlay;

  @Inject
  MeasureCommands(Commands commands, MeasureModel model, Overlay overlay) {
    this.overlay = overlay;
    commands.add(Command.of("measure.start", model.possible(), model::start, "Shortcut+Shift+M"));
    commands.add(
        Command.of(
            "measure.other-face", model.otherFacePossible(), model::followOtherFace, "Alt+F"));
    model
        .stateProperty()
        .subscribe(
            state -> {
              if (model.asked()) {
                ended(state);
              }
            });
  }

  private void ended(TaskState<MeasureReport> state) {
    if (state instanceof TaskState.Done<MeasureReport>(var report)
        && !report.problems().isEmpty()) {
      VBox list = new VBox(GAP);
      report.problems().forEach(problem -> list.getChildren().add(wrapped(problem)));
      show(list);
    } else if (state instanceof TaskState.Failed<MeasureReport>(var error)) {
      show(new VBox(wrapped(ErrorSentence.of(error))));
    }
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  private void show(VBox sentences) {
    ScrollPane scroll = new ScrollPane(sentences);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    OverlayCard card = new OverlayCard(Messages.text("measure.problems"), WIDTH, HEIGHT, scroll);
    card.setId("measure-problems");
    overlay.show(card);
  }
}
