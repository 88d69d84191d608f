package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class SizeCheckTest {
  private final ScreenCheck check = new SizeCheck();

  @Test
  void whatHasRoomIsFine() {
    assertThat(ShownScene.problems(check, () -> new VBox(new Button("Play"), new Canvas(400, 100))))
        .isEmpty();
  }

  @Test
  void aCanvasLargerThanTheWindowIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Canvas canvas = new Canvas(6000, 100);
                  canvas.setId("waveform");
                  return new ScrollPane(canvas);
                }))
        .singleElement()
        .asString()
        .startsWith("Canvas#waveform in ")
        .endsWith(" is larger than the window.");
  }

  @Test
  void aCanvasWithoutRoomIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box = new VBox(new Canvas());
                  box.setId("lower");
                  return box;
                }))
        .containsExactly("Canvas in #lower is shown but has no room.");
  }

  @Test
  void aButtonOutsideTheWindowIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Button wide = new Button("One");
                  wide.setMinWidth(390);
                  HBox bar = new HBox(wide, new Button("Two"));
                  bar.setId("transport");
                  return new Pane(bar);
                }))
        .containsExactly("Button.button \"Two\" in #transport sticks out of the window.");
  }
}
