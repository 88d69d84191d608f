package studio.migr.app.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.command.Commands;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.settings.LogFolder;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.testing.StudioWindow;

/** What doctor says, asked for in the real window. */
class CheckupInTheWindowTest {
  @TempDir Path home;

  @Test
  void theWindowSaysWhatThisComputerHasAndCopiesAReportWithoutFolders() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      run(window, "checkup.open");
      VBox findings = window.find("#checkup-findings");
      window.waitUntil(
          "all checks are done", () -> findings.getChildren().size() > 1 && noTask(window));
      assertThat(StudioWindow.onFx(() -> texts(findings))).contains("Java", "Disk", "Good");
      Button copy = window.find("#checkup-copy");
      assertThat(copy.isDisabled()).isFalse();
      String report =
          StudioWindow.onFx(
              () -> {
                copy.fire();
                return Clipboard.getSystemClipboard().getString();
              });
      assertThat(report)
          .contains("Java", "Disk")
          .doesNotContain(home.toString(), System.getProperty("user.home") + "/");
    }
  }

  @Test
  void whereNoProgramForFoldersStartsTheLogsArePointedOutInWords() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      run(window, "checkup.logs");
      window.waitUntil("the folder was shown, or its place was said", () -> noTask(window));
      assertThat(LogFolder.path()).isDirectory();
      boolean said = StudioWindow.onFx(() -> window.get(Overlay.class).isDisplay());
      if (said) {
        assertThat(StudioWindow.onFx(() -> texts((VBox) window.scene().lookup("#logs-place"))))
            .contains(LogFolder.path().toString());
      }
    }
  }

  private static boolean noTask(StudioWindow window) {
    return window.get(TaskRunner.class).running().isEmpty();
  }

  private static void run(StudioWindow window, String command) {
    StudioWindow.onFx(
        () -> {
          window.get(Commands.class).get(command).run();
          return true;
        });
  }

  private static String texts(VBox box) {
    StringBuilder text = new StringBuilder();
    box.lookupAll(".label").forEach(node -> text.append(((Label) node).getText()).append('\n'));
    return text.toString();
  }
}
