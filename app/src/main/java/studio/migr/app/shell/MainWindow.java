package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.WelcomeView;
import studio.migr.app.settings.Motion;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskState;
import studio.migr.app.truth.GeneratedModel;

/**
 * The one window: the welcome page or the work place, and everything that holds for the window as a
 * whole.
 */
@Singleton
public final class MainWindow {
  private static final String SETTINGS = "window";
  private static final String STILL = "still";

  private final ProjectModel projects;
  private final PlayerModel player;
  private final Commands commands;
  private final DroppedFiles dropped;
  private final Theme theme;
  private final Motion motion;
  private final Settings settings;
  private final WelcomeView welcome;
  private final WorkView work;
  private final StackPane pages = new StackPane();
  private final Overlay overlay;
  private final GeneratedModel origin;
  private final EngineModel engine;
  private WindowState state;

  @Inject
  MainWindow(
      ProjectModel projects,
      PlayerModel player,
      Commands commands,
      DroppedFiles dropped,
      Theme theme,
      Motion motion,
      Settings settings,
      WelcomeView welcome,
      WorkView work,
      Overlay overlay,
      GeneratedModel origin,
      EngineModel engine) {
    this.projects = projects;
    this.player = player;
    this.commands = commands;
    this.dropped = dropped;
    this.theme = theme;
    this.motion = motion;
    this.settings = settings;
    this.welcome = welcome;
    this.work = work;
    this.overlay = overlay;
    this.origin = origin;
    this.engine = engine;
    this.state = settings.load(SETTINGS, WindowState.DEFAULT);
  }

  /** Shows the window: the work place if a project opens, else the welcome page. */
  void show(Stage stage) {
    Scene scene = new Scene(new StackPane(pages, overlay), state.width(), state.height());
    pages
        .disableProperty()
        .bind(overlay.displayProperty()); // neither Tab nor a click goes behind it
    theme.dress(scene);
    motion.reducedProperty().subscribe(still -> keepStill(scene, still));
    dropped.listenTo(scene);
    commands.add(Command.of("shell.next-pane", projectOpen(), () -> cycle(scene, 1), "F6"));
    commands.add(
        Command.of("shell.previous-pane", projectOpen(), () -> cycle(scene, -1), "Shift+F6"));
    commands.add(Command.of("shell.search", projectOpen(), work::focusSearch, "Shortcut+F"));
    commands.listenTo(scene, command -> overlay.hears(command.id()));
    projects.stateProperty().subscribe(reached -> show(stage, reached));
    origin.clipsProperty().subscribe(_ -> title(stage));
    state.applyTo(stage);
    stage.setMinWidth(960); // a common desk screen at 200 %
    stage.setMinHeight(540);
    stage.setScene(scene);
    stage.setOnCloseRequest(_ -> close(stage));
    stage.show();
  }

  /** What turns or slides while one waits asks the style for leave. */
  private static void keepStill(Scene scene, boolean still) {
    scene.getPreferences().setReducedMotion(still);
    scene.getRoot().getStyleClass().remove(STILL);
    if (still) {
      scene.getRoot().getStyleClass().add(STILL);
    }
  }

  private void cycle(Scene scene, int steps) {
    PaneCycle.move(work.panes(), scene.getFocusOwner(), steps);
  }

  private ObservableBooleanValue projectOpen() {
    return Bindings.createBooleanBinding(
        () -> projects.project().isPresent(), projects.stateProperty());
  }

  private void show(Stage stage, TaskState<Project> reached) {
    switch (reached) {
      case TaskState.Done<Project> _ -> turnTo(work);
      case TaskState.Running<Project> _ -> {
        if (pages.getChildren().isEmpty()) {
          turnTo(work); // at the start, where it most likely leads; else the page stays meanwhile
        }
      }
      default -> turnTo(welcome);
    }
    title(stage);
  }

  private void title(Stage stage) {
    stage.setTitle(
        projects
            .project()
            .map(
                open ->
                    origin
                        .sentence()
                        .map(said -> Messages.text("shell.title-of", open.name(), said))
                        .orElse(Messages.text("shell.title", open.name())))
            .orElse(Messages.text("shell.name")));
  }

  private void turnTo(Node page) {
    if (!pages.getChildren().contains(page)) {
      pages.getChildren().setAll(page);
      work.arrange(state.panes());
    }
  }

  private void close(Stage stage) {
    state =
        new WindowState(
            stage.getX(),
            stage.getY(),
            stage.getWidth(),
            stage.getHeight(),
            stage.isMaximized(),
            work.sizes());
    settings.save(SETTINGS, state);
    player.close();
    engine.unload();
    projects.close();
  }
}
