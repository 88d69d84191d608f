package studio.migr.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;

/** What people write about a run; kept in its folder as {@code notes.txt} while they write. */
final class RunNotes extends VBox {
  private static final String FILE = "notes.txt";

  private final TextArea text = new TextArea();
  private final Label saved = new Label();
  private final PauseTransition pause = new PauseTransition(Duration.millis(600));
  private Optional<Path> folder = Optional.empty();
  private boolean showing;
  private boolean pending;

  RunNotes() {
    super(6);
    text.setId("run-notes");
    text.setPromptText(Messages.text("runs.notes.prompt"));
    text.setAccessibleText(Messages.text("runs.tab.notes"));
    text.setWrapText(true);
    saved.getStyleClass().add("caption");
    VBox.setVgrow(text, Priority.ALWAYS);
    getChildren().addAll(text, saved);
    pause.setOnFinished(_ -> save());
    text.textProperty()
        .subscribe(
            () -> {
              if (!showing) {
                pending = true;
                pause.playFromStart();
              }
            });
  }

  void show(Optional<RunItem> run) {
    Optional<Path> next = run.map(RunItem::folder);
    if (next.equals(folder)) {
      return;
    }
    if (pending) {
      pause.stop();
      save();
    }
    folder = next;
    showing = true;
    text.setText(next.map(RunNotes::read).orElse(""));
    saved.setText("");
    showing = false;
  }

  private static String read(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private void save() {
    pending = false;
    folder.ifPresent(
        place -> {
          try {
            Path fresh = Files.createTempFile(place, ".notes-", ".part");
            Files.writeString(fresh, text.getText());
            Files.move(fresh, place.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            saved.setText(Messages.text("runs.notes.saved"));
          } catch (IOException e) {
            saved.setText(ErrorSentence.of(e));
          }
        });
  }
}
