package studio.migr.app.tour;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** Work that takes long: its progress shows, and Cancel ends it. */
final class LongTask implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    TaskRunner tasks = day.part(TaskRunner.class);
    AtomicReference<TaskState<String>> state = new AtomicReference<>(new TaskState.Idle<>());
    OffScreen.run(
        () ->
            tasks.start(
                "library.importing",
                work -> {
                  while (!work.cancelled()) { // stands for an import that stays half done
                    work.progress(38, 120);
                    Thread.sleep(20);
                  }
                  return "";
                },
                state::set));
    day.expect( // not at once: what is over soon is not shown
        "tour.expected.task-shown",
        () -> day.studio().scene().lookup("#tasks") instanceof Node button && button.isVisible());
    day.captureOpen("task", () -> open(day), () -> day.press("Esc"));
    open(day);
    day.studio()
        .popupNode(node -> node.getStyleClass().contains("task-cancel-button"))
        .ifPresent(cancel -> day.hands().click(cancel));
    day.expect(
        "tour.expected.task-cancelled", () -> state.get() instanceof TaskState.Cancelled<String>);
    day.awaitTasks();
  }

  private static void open(WorkingDay day) {
    day.expect("tour.expected.tasks-closed", () -> day.studio().popups().isEmpty());
    day.click("tasks");
    day.expect("tour.expected.tasks-open", () -> !day.studio().popups().isEmpty());
    day.studio().settle();
  }
}
