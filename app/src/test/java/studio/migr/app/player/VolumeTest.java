package studio.migr.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.testing.ClipMaker;

/** How loud clips are heard. */
class VolumeTest {
  @TempDir private static Path folder;
  private TestPlayer desk;

  @BeforeEach
  void openATalkingClip() throws IOException {
    Files.deleteIfExists(SettingsFolder.path().resolve("volume.json"));
    desk = TestPlayer.show();
    desk.open(new ClipMaker().frames(25).make(folder.resolve("talking.mp4")));
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    Files.deleteIfExists(SettingsFolder.path().resolve("volume.json"));
  }

  @Test
  void keysMakeItQuieterAndMuteItAndTheNextStartRemembers() {
    desk.window.type(KeyCode.DOWN, KeyCode.CONTROL);
    desk.window.type(KeyCode.DOWN, KeyCode.CONTROL);
    assertThat(volume().volume()).isEqualTo(0.8, within(1e-9));
    assertThat(volume().gain()).isEqualTo(0.64, within(1e-9));
    desk.window.type(KeyCode.M, KeyCode.SHIFT);
    assertThat(volume().gain()).isZero();
    desk.close();
    desk = TestPlayer.show();
    assertThat(volume()).isEqualTo(new VolumeSettings(volume().volume(), true));
    assertThat(volume().volume()).isEqualTo(0.8, within(1e-9));
    desk.window.type(KeyCode.UP, KeyCode.CONTROL);
    assertThat(volume().muted()).as("whoever turns it up wants to hear it").isFalse();
  }

  private VolumeSettings volume() {
    return TestWindow.call(() -> desk.part(VolumeModel.class).nowProperty().get());
  }
}
