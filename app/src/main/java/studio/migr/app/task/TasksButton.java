package studio.migr.app.task;

import jakarta.inject.Inject;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;
import studio.migr.app.message.Messages;

/**
 * The status bar's view of running work: a count and a bar; a click opens the list with Cancel for
 * each.
 */
public final class TasksButton extends Button {
  private final ProgressBar bar = new ProgressBar();
  private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
  private final PopOver popOver = new PopOver(list);

  @Inject
  TasksButton(TaskRunner tasks) {
    setId("tasks");
    getStyleClass().addAll("status-button", "tasks-button");
    bar.getStyleClass().add("small");
    bar.setPrefWidth(72);
    bar.setMouseTransparent(true); // else it takes the clicks for itself
    setGraphic(bar);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    list.setPrefSize(360, 160);
    Bindings.bindContent(list.getTasks(), tasks.running());
    tasks
        .running()
        .subscribe(
            () -> {
              int count = tasks.running().size();
              setVisible(count > 0);
              setText(Messages.text("task.running", count));
              bar.progressProperty().unbind();
              if (count > 0) {
                bar.progressProperty().bind(tasks.running().getFirst().progressProperty());
              } else {
                popOver.hide();
              }
            });
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setOnAction(_ -> popOver.show(this));
  }
}
