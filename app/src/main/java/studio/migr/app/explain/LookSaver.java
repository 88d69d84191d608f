package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.heatmap.Cells;
import studio.migr.app.heatmap.HeatmapExport;
import studio.migr.app.message.Messages;
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
   * @param file ends with {@code .png} for a picture; else it becomes a table
   * @param states hears the file's name at last
   */
  public void save(Path file, Consumer<TaskState<String>> states) {
    String name = String.valueOf(file.getFileName());
    boolean picture = name.toLowerCase(Locale.ROOT).endsWith(".png");
    Cells cells = picture ? model.cellsShown() : model.cells();
    List<String> rows =
        model
            .trail()
            .map(trail -> trail.tokens().stream().map(LookWords::of).toList())
            .orElse(List.of());
    List<String> columns = model.columns().stream().map(LookWords::of).toList();
    List<HeatmapExport.Band> bands =
        LookBand.of(model.shown()).stream()
            .map(
                band ->
                    new HeatmapExport.Band(
                        band.name(),
                        band.from(),
                        band.to(),
                        LookWords.percent(model.brightest(band.kind()))))
            .toList();
    String title =
        Messages.text(
            "explain.heading", model.trail().map(AnswerTrail::model).orElse(""), model.tokens());
    tasks.start(
        "explain.saving",
        _ -> {
          if (picture) {
            HeatmapExport.picture(cells, rows, bands, title, file);
          } else {
            HeatmapExport.table(cells, rows, columns, file);
          }
          return name;
        },
        states);
  }
}
