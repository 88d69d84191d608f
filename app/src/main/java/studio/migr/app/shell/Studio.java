package studio.migr.app.shell;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.sample.SampleModel;

/** Puts the studio together and shows it. */
public final class Studio {
  private Studio() {}

  /**
   * Shows the studio's window on {@code stage}. Call on the JavaFX thread.
   *
   * @param project the project to open; else the one opened last, else the welcome page
   * @return whoever has the parts of this studio
   */
  public static Injector open(Stage stage, Optional<Path> project) {
    return open(stage, project, Optional.empty());
  }

  /** As {@link #open(Stage, Optional)}, but with the sample project instead of the welcome page. */
  public static Injector openOrSample(Stage stage, Optional<Path> project) {
    return open(stage, project, Optional.of(SampleModel.folder()));
  }

  private static Injector open(Stage stage, Optional<Path> project, Optional<Path> otherwise) {
    Injector injector = Guice.createInjector(com.google.inject.Stage.PRODUCTION, Features.all());
    ProjectModel projects = injector.getInstance(ProjectModel.class);
    // Before the window is built: both take their time, and the project opens on another thread.
    project
        .or(() -> projects.recent().stream().findFirst())
        .or(() -> otherwise)
        .ifPresent(projects::open);
    injector.getInstance(MainWindow.class).show(stage);
    return injector;
  }
}
