package studio.migr.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenshotTest {
  @Test
  void aLargeWindowIsDrawnInFull(@TempDir Path folder) throws IOException {
    OffScreen.start();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    OffScreen.run(
        () -> Thread.currentThread().setUncaughtExceptionHandler((at, error) -> thrown.set(error)));
    Stage stage = OffScreen.call(Stage::new);
    try {
      OffScreen.run(
          () -> {
            Pane red = new Pane();
            red.setStyle("-fx-background-color: #ff0000;");
            stage.setScene(new Scene(red, 640, 480));
            stage.show();
          });
      OffScreen.resize(stage, 1920, 1080);
      Path file = folder.resolve("pictures").resolve("red.png");
      OffScreen.call(() -> Screenshot.of(stage, 1)).write(file);
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(thrown.get()).isNull();
      assertThat(image.getWidth()).isEqualTo(1920);
      assertThat(image.getHeight()).isEqualTo(1080);
      assertThat(image.getRGB(1919, 1079)).isEqualTo(0xFFFF0000);
      OffScreen.resize(stage, 1280, 800);
      assertThat(OffScreen.call(() -> Screenshot.of(stage, 1)).width()).isEqualTo(1280);
      assertThat(thrown.get()).isNull();
    } finally {
      OffScreen.run(
          () -> {
            stage.close();
            Thread.currentThread().setUncaughtExceptionHandler(null);
          });
    }
  }
}
