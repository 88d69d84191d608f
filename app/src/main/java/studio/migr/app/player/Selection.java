package studio.migr.app.player;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The chosen stretch of the open clip, and whether playing repeats. Lives on the JavaFX thread.
 *
 * <p>All views share it: the timeline shades it, the loop plays it, a label may be given to it.
 */
public final class Selection {
  private final ReadOnlyObjectWrapper<Optional<TimeRange>> range =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper looping = new ReadOnlyBooleanWrapper();

  private double firstMs;
  private double lastMs;

  Selection() {}

  /** Forgets the selection; from now on it lies between these times of another clip. */
  void reset(double newFirstMs, double newLastMs) {
    firstMs = newFirstMs;
    lastMs = newLastMs;
    clear();
  }

  public ReadOnlyObjectProperty<Optional<TimeRange>> rangeProperty() {
    return range.getReadOnlyProperty();
  }

  public Optional<TimeRange> range() {
    return range.get();
  }

  /**
   * Chooses the stretch between two times in any order, as far as it lies in the clip; none if
   * nothing is left of it.
   */
  public void select(double fromMs, double toMs) {
    double from = Math.clamp(Math.min(fromMs, toMs), firstMs, lastMs);
    double to = Math.clamp(Math.max(fromMs, toMs), firstMs, lastMs);
    range.set(to > from ? Optional.of(new TimeRange(from, to)) : Optional.empty());
  }

  public void clear() {
    range.set(Optional.empty());
  }

  /** Moves the start; an end that would lie before it becomes the end of the clip. */
  public void setIn(double ms) {
    select(ms, range.get().map(TimeRange::endMs).filter(end -> end > ms).orElse(lastMs));
  }

  /** Moves the end; a start that would lie after it becomes the start of the clip. */
  public void setOut(double ms) {
    select(range.get().map(TimeRange::startMs).filter(start -> start < ms).orElse(firstMs), ms);
  }

  /** Whether playing repeats the selection or, without one, the whole clip. */
  public ReadOnlyBooleanProperty loopingProperty() {
    return looping.getReadOnlyProperty();
  }

  public void setLooping(boolean on) {
    looping.set(on);
  }

  /** What playing repeats now, if anything. */
  Optional<TimeRange> loop() {
    return looping.get() ? Optional.of(orWhole()).filter(_ -> lastMs > firstMs) : Optional.empty();
  }

  /** The selection, or the whole clip. */
  TimeRange orWhole() {
    return range.get().orElseGet(() -> new TimeRange(firstMs, Math.max(lastMs, firstMs + 1)));
  }
}
