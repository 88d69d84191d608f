package studio.migr.app.launch;

import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import studio.migr.app.bench.ReadySignal;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.ProjectMarker;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.Studio;

/** The window as JavaFX starts it. Its one argument, if any, is the project to open. */
public final class StudioApplication extends Application {
  @Override
  public void start(javafx.stage.Stage stage) {
    Optional<Path> project =
        getParameters().getRaw().stream().findFirst().map(Path::of).map(ProjectMarker::folderOf);
    Injector studio = Studio.openOrSample(stage, project);
    if (ReadySignal.wanted()) {
      endWhenUsable(studio.getInstance(ProjectModel.class), studio.getInstance(PlayerModel.class));
    }
  }

  /** For measuring the start: the window can be used once the project's first clip is there. */
  private static void endWhenUsable(ProjectModel projects, PlayerModel player) {
    ReadySignal.when(
        () ->
            projects.project().isPresent()
                && player.stateProperty().get() instanceof PlayerState.Ready
                && (player.pictureProperty().get().isPresent()
                    || player.source().orElseThrow().info().video().isEmpty()));
  }
}
