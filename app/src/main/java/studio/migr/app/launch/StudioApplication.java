package studio.migr.app.launch;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import studio.migr.app.shell.MainWindow;

/** The window as JavaFX starts it. Its one argument, if any, is the project to open. */
public final class StudioApplication extends Application {
  @Override
  public void start(javafx.stage.Stage stage) {
    Optional<Path> project = getParameters().getRaw().stream().findFirst().map(Path::of);
    Guice.createInjector(Stage.PRODUCTION, Features.all())
        .getInstance(MainWindow.class)
        .show(stage, project);
  }
}
