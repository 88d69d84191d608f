package studio.migr.app.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/** The floor below a window: JavaFX shows one word. */
final class BareWindow {
  private BareWindow() {}

  /** Entry point of the child process. */
  public static void main(String[] arguments) {
    Application.launch(OneWord.class, arguments);
  }

  /** JavaFX makes it, so it is public; and Java refuses to start it from the class path itself. */
  public static final class OneWord extends Application {
    @Override
    public void start(Stage stage) {
      stage.setScene(new Scene(new StackPane(new Text("MIGR Studio")), 1280, 800));
      stage.show();
      ReadySignal.when(() -> true);
    }
  }
}
