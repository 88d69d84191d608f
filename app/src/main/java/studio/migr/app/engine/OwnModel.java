package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.tiny.MigrTiny;

/**
 * The small model that comes with the studio: it answers where no other is loaded. Lives on the
 * JavaFX thread.
 */
@Singleton
public final class OwnModel {
  private final EngineModel engine;
  private final ModelsModel models;
  private final TaskRunner tasks;
  private boolean coming;

  @Inject
  OwnModel(EngineModel engine, ModelsModel models, TaskRunner tasks) {
    this.engine = engine;
    this.models = models;
    this.tasks = tasks;
  }

  /** Whether the user has no other. */
  public boolean isOnly() {
    return models.folders().stream().allMatch(MigrTiny::is);
  }

  /** Puts it on the list of models, turns to it, and loads it. */
  void use() {
    unpack(
        folder -> {
          models.add(folder);
          engine.load(LoadWish.asStored(folder.toString()));
        });
  }

  /** Loads it, unless a model is there or on its way. */
  public void answer() {
    if (coming || !(engine.stateProperty().get() instanceof EngineState.Off)) {
      return;
    }
    coming = true;
    unpack(
        folder -> {
          models.know(folder);
          if (engine.stateProperty().get() instanceof EngineState.Off) {
            engine.load(LoadWish.asStored(folder.toString()));
          }
        });
  }

  /**
   * Its folder, made if it is not there. Any thread.
   *
   * @throws IOException if it cannot be written
   */
  public static Path folder() throws IOException {
    return MigrTiny.copyTo(SettingsFolder.path().resolve("models"));
  }

  private void unpack(Consumer<Path> next) {
    tasks.start(
        "engine.inspecting",
        _ -> folder(),
        (TaskState<Path> reached) -> {
          if (!(reached instanceof TaskState.Running<Path>)) {
            coming = false;
          }
          if (reached instanceof TaskState.Done<Path>(Path folder)) {
            next.accept(folder);
          }
        });
  }
}
