package studio.migr.app.annotate;

import java.time.LocalTime;
import java.util.Optional;
import studio.migr.app.project.Step;

/** Whether what the annotator did is on disk. */
public sealed interface SaveState {

  /** Nothing was changed since the project was opened. */
  record Untouched() implements SaveState {}

  /** On its way to the disk. */
  record Saving() implements SaveState {}

  /**
   * Everything is on disk.
   *
   * @param moved the step that was taken back or made again last; empty if something else was done
   */
  record Saved(LocalTime time, Optional<Moved> moved) implements SaveState {}

  /**
   * A step that was taken back or made again.
   *
   * @param back whether it was taken back
   */
  record Moved(Step step, boolean back) {}

  /**
   * The last change is not saved, and not shown either.
   *
   * @param error why
   */
  record NotSaved(Throwable error) implements SaveState {}
}
