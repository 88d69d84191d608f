package studio.migr.app.task;

import atlantafx.base.controls.Popover;
import jakarta.inject.Inject;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.util.Duration;
import org.controlsfx.control.TaskProgressView;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Motion;

/**
 * The status bar's view of running work: a count and a bar; a click opens the list with Cancel for
 * each.
 */
public final class TasksButton extends Button {
  private static final int SHOWN_AT_ONCE = 4;
  private static final double TASK_HEIGHT = 72;
  private static final double FRAME = 4;
  private static final Duration SHORT = Duration.millis(300);

  private final ProgressBar bar = new ProgressBar();
  private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
  private final Popover popOver = new Popover(list);
  private final PauseTransition patience = new PauseTransition(SHORT);

  @Inject
  TasksButton(TaskRunner tasks, Motion motion) {
    setId("tasks");
    getStyleClass().addAll("status-button", "tasks-button");
    bar.getStyleClass().add("small");
    bar.setPrefWidth(72);
    bar.setMouseTransparent(true); // else it takes the clicks for itself
    setGraphic(bar);
    popOver.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    list.setPrefWidth(360);
    list.getStyleClass().add("running-tasks");
    tasks.running().addListener(this::follow);
    list.skinProperty().subscribe(this::nameList);
    patience.setOnFinished(_ -> show(tasks));
    tasks
        .running()
        .subscribe(
            () -> {
              if (isVisible() || tasks.running().isEmpty()) {
                show(tasks);
              } else {
                patience.play(); // what is over by then would only flicker
              }
            });
    motion
        .reducedProperty()
        .subscribe(
            still -> {
              keepStill(bar, still);
              keepStill(list, still);
            });
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setOnAction(_ -> popOver.show(this));
  }

  private void show(TaskRunner tasks) {
    int count = tasks.running().size();
    setVisible(count > 0);
    bar.progressProperty().unbind();
    if (count > 0) {
      setText(Messages.text("task.running", count));
      list.setPrefHeight(Math.clamp(count, 1, SHOWN_AT_ONCE) * TASK_HEIGHT + FRAME);
      bar.progressProperty().bind(tasks.running().getFirst().progressProperty());
    } else {
      patience.stop();
      popOver.hide();
    }
  }

  /** The bar of work without a known end stands instead of sliding to and fro. */
  private static void keepStill(Node node, boolean still) {
    node.getStyleClass().remove("still");
    if (still) {
      node.getStyleClass().add("still");
    }
  }

  /** Not bound: the list drops by itself what has ended. */
  private void follow(ListChangeListener.Change<? extends Task<?>> change) {
    while (change.next()) {
      list.getTasks().addAll(change.getAddedSubList());
      list.getTasks().removeAll(change.getRemoved());
    }
  }

  private void nameList() {
    if (list.lookup(".list-view") instanceof ListView<?> parts) {
      parts.setAccessibleText(Messages.text("task.list"));
    }
  }
}
