package studio.migr.app.tour.check;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import studio.migr.app.tour.OffScreen;

/** Shows a scene of 400 × 300 in a real window and lets a check look at it. */
final class ShownScene {
  private ShownScene() {}

  static List<String> problems(ScreenCheck check, Supplier<Parent> root) {
    OffScreen.start();
    Stage stage = OffScreen.call(Stage::new);
    try {
      OffScreen.run(
          () -> {
            stage.setScene(new Scene(root.get(), 400, 300));
            stage.show();
          });
      return OffScreen.call(() -> check.problems(stage.getScene(), new Tally()));
    } finally {
      OffScreen.run(stage::close);
    }
  }
}
