package studio.migr.app.annotate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.util.Subscription;
import studio.migr.app.project.ProjectException;

/**
 * The labels of a project. Nothing is overwritten: every judgement is an event, and the current
 * label of a key is its newest event that was not taken back. Safe for several threads; disk work
 * happens on the caller's thread.
 */
public final class Labels {
  Labels() {}

  /**
   * One label to set.
   *
   * @param judgement the whole judgement; {@link Judgement#EMPTY} clears the label
   */
  public record Change(LabelKey key, Judgement judgement) {}

  /**
   * Saves labels as one undoable step. When this returns they are on disk.
   *
   * @param annotator who makes the change and can take it back
   * @throws ProjectException if they could not be saved; then none is
   * @throws IllegalArgumentException if a key names a clip or an emotion that the project has not
   */
  public List<LabelEvent> apply(String annotator, List<Change> changes) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /** Takes back the annotator's last change; empty if there is none. */
  public Optional<Step> undo(String annotator) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /** Makes the change again that was taken back last; empty if there is none. */
  public Optional<Step> redo(String annotator) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  public boolean canUndo(String annotator) {
    throw new UnsupportedOperationException();
  }

  public boolean canRedo(String annotator) {
    throw new UnsupportedOperationException();
  }

  /** The current labels, without cleared ones, in the order in which they were made. */
  public List<LabelEvent> current() {
    throw new UnsupportedOperationException();
  }

  public List<LabelEvent> currentOf(String clipId) {
    throw new UnsupportedOperationException();
  }

  public Optional<LabelEvent> current(LabelKey key) {
    throw new UnsupportedOperationException();
  }

  /** Every judgement ever made, those taken back too, in the order in which they were made. */
  public List<LabelEvent> history() {
    throw new UnsupportedOperationException();
  }

  public List<LabelEvent> historyOf(String clipId) {
    throw new UnsupportedOperationException();
  }

  /** Everyone who ever labelled here, in alphabetical order. */
  public List<String> annotators() {
    throw new UnsupportedOperationException();
  }

  /** {@code listener} hears after each change, on the thread that made it, which clips changed. */
  public Subscription onChange(Consumer<Set<String>> listener) {
    throw new UnsupportedOperationException();
  }
}
