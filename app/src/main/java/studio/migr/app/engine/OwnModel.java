package studio.migr.app.engine;

import jakarta.inject.Inject;
import java.nio.file.Path;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.tiny.MigrTiny;

/** The small model that comes with the studio, for whoever has no other. */
final class OwnModel {
  private final EngineModel engine;
  private final ModelsModel models;
  private final TaskRunner tasks;

  @Inject
  OwnModel(EngineModel engine, ModelsModel models, TaskRunner tasks) {
    this.engine = engine;
    this.models = models;
    this.tasks = tasks;
  }

  /** Puts it on the list of models, and loads it. */
  void use() {
    tasks.start(
        "engine.inspecting",
        _ -> MigrTiny.copyTo(Settings.defaultFolder().resolve("models")),
        (TaskState<Path> reached) -> {
          if (reached instanceof TaskState.Done<Path>(Path folder)) {
            models.add(folder);
            engine.load(LoadWish.asStored(folder.toString()));
          }
        });
  }
}
