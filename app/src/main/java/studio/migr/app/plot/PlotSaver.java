package studio.migr.app.plot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** Saves plots for others in the background, and says in words how it goes. */
@Singleton
public final class PlotSaver {
  private final TaskRunner tasks;

  @Inject
  PlotSaver(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /**
   * Writes {@code plot} in the format that the file's name ends with ({@link PlotExport}).
   *
   * @param say hears on the JavaFX thread what comes of it
   */
  public void save(Plot plot, Path file, Consumer<String> say) {
    tasks.start(
        "plot.saving",
        _ -> {
          PlotExport.write(plot, file);
          return String.valueOf(file.getFileName());
        },
        state -> say.accept(words(state)));
  }

  private static String words(TaskState<String> state) {
    return switch (state) {
      case TaskState.Running<String> _ -> Messages.text("plot.saving");
      case TaskState.Done<String>(var name) -> Messages.text("plot.export.done", name);
      case TaskState.Failed<String>(var error) -> ErrorSentence.of(error);
      case TaskState.Cancelled<String> _, TaskState.Idle<String> _ -> "";
    };
  }

  /** A name for a plot's file, without an ending: its title, letters and digits alone. */
  static String fileName(Plot plot) {
    return plot.title()
        .chars()
        .mapToObj(c -> Character.isLetterOrDigit(c) ? String.valueOf((char) c) : "_")
        .collect(Collectors.joining())
        .replaceAll("_+", "_");
  }
}
