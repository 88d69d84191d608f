package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.app.tour.OffScreen;

class MotionCheckTest {
  /** Frames after which a bar that was just shown slides. */
  private static final int UNTIL_IT_MOVES = 30;

  private final ProgressBar bar = new ProgressBar();
  private final Label figure = new Label("1");

  /** Before the first control is made. */
  @BeforeAll
  static void startJavaFx() {
    OffScreen.start();
  }

  @Test
  void aBarThatSlidesToAndFroMoves() {
    bar.setId("sliding");
    assertThat(looked(false))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("#sliding").contains("moves by itself"));
  }

  @Test
  void aBarThatStandsKeepsStill() {
    bar.setProgress(0.5);
    assertThat(looked(false)).isEmpty();
  }

  @Test
  void whatChangesOnceDoesNotMove() {
    bar.setProgress(0.5);
    assertThat(looked(true)).isEmpty();
  }

  private Optional<String> looked(boolean oneChange) {
    Stage stage = OffScreen.call(Stage::new);
    try {
      OffScreen.run(
          () -> {
            bar.setPrefWidth(200);
            stage.setScene(new Scene(new VBox(bar, figure), 400, 300));
            stage.show();
          });
      for (int frame = 0; frame < UNTIL_IT_MOVES; frame++) {
        OffScreen.awaitFrame();
      }
      MotionCheck check = new MotionCheck(stage.getScene());
      for (int i = 0; i < MotionCheck.LOOKS; i++) {
        OffScreen.awaitFrame();
        OffScreen.awaitFrame();
        OffScreen.run(check::look);
        if (oneChange && i == 1) {
          OffScreen.run(() -> figure.setText("2"));
        }
      }
      return OffScreen.call(check::problem);
    } finally {
      OffScreen.run(stage::close);
    }
  }
}
