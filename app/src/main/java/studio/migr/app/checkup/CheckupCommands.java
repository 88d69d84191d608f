package studio.migr.app.checkup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.settings.LogFolder;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** Opens the checkup, and the logs. */
@Singleton
final class CheckupCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);
  private static final double WIDTH = 560;
  private static final double HEIGHT = 180;

  private final TaskRunner tasks;
  private final Overlay overlay;

  @Inject
  CheckupCommands(Commands commands, CheckupSheet sheet, TaskRunner tasks, Overlay overlay) {
    this.tasks = tasks;
    this.overlay = overlay;
    commands.add(Command.of("checkup.open", ALWAYS, sheet::open));
    commands.add(Command.of("checkup.logs", ALWAYS, this::openLogs));
  }

  private void openLogs() {
    Path folder = LogFolder.path();
    tasks.start(
        "checkup.opening-logs",
        _ -> {
          Files.createDirectories(folder);
          return FileManager.show(folder);
        },
        (TaskState<Boolean> state) -> opened(folder, state));
  }

  private void opened(Path folder, TaskState<Boolean> state) {
    if (state instanceof TaskState.Failed<Boolean>(var error)) {
      say(ErrorSentence.of(error));
    } else if (state instanceof TaskState.Done<Boolean>(var shown) && !shown) {
      say(Messages.text("checkup.logs-lie-in", folder.toString()));
    }
  }

  private void say(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    OverlayCard card = new OverlayCard(Messages.text("checkup.logs"), WIDTH, HEIGHT, label);
    card.setId("logs-place");
    overlay.open(card);
  }
}
