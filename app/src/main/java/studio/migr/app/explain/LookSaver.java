package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.heatmap.Cells;
import studio.migr.app.heatmap.HeatmapExport;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** Saves what the map shows, as it is chosen now. */
public final class LookSaver {
  private final LooksModel model;
  private final TaskRunner tasks;

  @Inject
  LookSaver(LooksModel model, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
  }

  /**
   * @param file ends with {@code .png} or {@code .csv}
   * @param states hears the file's name at last
   */
  public void save(Path file, Consumer<TaskState<String>> states) {
    Cells cells = model.cells();
    List<String> rows =
        model
            .trail()
            .map(trail -> trail.tokens().stream().map(AnswerToken::text).toList())
            .orElse(List.of());
    List<String> columns = model.columns().stream().map(LookWords::of).toList();
    tasks.start(
        "explain.saving",
        _ -> {
          HeatmapExport.write(cells, rows, columns, file);
          return file.getFileName().toString();
        },
        states);
  }
}
