package studio.migr.app.sample;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.task.TaskState;

/** Opens the sample project or makes it anew, and says over the window what went wrong. */
@Singleton
public final class SampleCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);
  private static final double WIDTH = 560;
  private static final double HEIGHT = 240;

  private final Overlay overlay;

  @Inject
  SampleCommands(Commands commands, SampleModel model, Overlay overlay) {
    this.overlay = overlay;
    commands.add(Command.of("sample.open", ALWAYS, model::open));
    commands.add(Command.of("sample.start-again", ALWAYS, () -> startAgain(model)));
    model.stateProperty().subscribe(this::ended);
  }

  private void startAgain(SampleModel model) {
    try {
      model.startAgain();
    } catch (IOException e) {
      say(e);
    }
  }

  private void ended(TaskState<Project> state) {
    if (state instanceof TaskState.Failed<Project>(var error)) {
      say(error);
    }
  }

  private void say(Throwable error) {
    Label sentence = new Label(ErrorSentence.of(error));
    sentence.setWrapText(true);
    OverlayCard card = new OverlayCard(Messages.text("sample.problem"), WIDTH, HEIGHT, sentence);
    card.setId("sample-problem");
    overlay.open(card);
  }
}
