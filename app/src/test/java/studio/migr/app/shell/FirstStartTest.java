package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.testing.StudioWindow;

/** What a newcomer meets before any project is open. */
class FirstStartTest {
  @TempDir Path home;

  @Test
  void theWelcomePageInvitesToDropClips() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      assertThat(window.find("#welcome").isVisible()).isTrue();
      assertThat(window.find("#open-folder").isDisabled()).isFalse();
    }
  }

  @Test
  void f1ShowsTheKeysAndEscapeHidesThem() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.press(KeyCode.F1);
      assertThat(window.find("#key-sheet").isVisible()).isTrue();
      window.press(KeyCode.ESCAPE);
      window.waitUntil("the sheet is gone", () -> !window.get(Overlay.class).isDisplay());
    }
  }

  @Test
  void theChosenThemeIsRememberedAtTheNextStart() {
    boolean dark;
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      boolean before = window.get(Theme.class).darkProperty().get();
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
      dark = window.get(Theme.class).darkProperty().get();
      assertThat(dark).isNotEqualTo(before);
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      assertThat(window.get(Theme.class).darkProperty().get()).isEqualTo(dark);
    }
  }
}
