package studio.migr.app.annotate;

import java.time.LocalTime;

/** Whether what the annotator did is on disk. */
public sealed interface SaveState {

  /** Nothing was changed since the project was opened. */
  record Untouched() implements SaveState {}

  /** On its way to the disk. */
  record Saving() implements SaveState {}

  /** Everything is on disk. */
  record Saved(LocalTime time) implements SaveState {}

  /**
   * The last change is not saved, and not shown either.
   *
   * @param error why
   */
  record NotSaved(Throwable error) implements SaveState {}
}
