package studio.migr.runtime.playback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.VideoFrame;

/**
 * The few pictures that are decoded before they are due, in the order in which they will be shown.
 * Thread-safe.
 */
final class PictureQueue {
  private final Deque<Entry> entries = new ArrayDeque<>();
  private @Nullable VideoFrame shown;

  /**
   * When a picture is due.
   *
   * @param generation as in {@link Moment}
   * @param lap as in {@link Moment}
   * @param index number of the frame
   */
  record Due(int generation, int lap, int index) {
    boolean isAfter(Due other) {
      return lap != other.lap ? lap > other.lap : index > other.index;
    }
  }

  private record Entry(Due due, VideoFrame frame) {}

  /** The picture to draw at {@code now}: the newest that is due, else the last one shown. */
  synchronized Optional<VideoFrame> at(Due now) {
    if (!entries.isEmpty() && entries.getFirst().due().generation() == now.generation()) {
      dropOlderThan(now);
      Entry first = entries.getFirst();
      if (!first.due().isAfter(now)) {
        shown = first.frame();
      }
    }
    return Optional.ofNullable(shown);
  }

  /** The picture last drawn. */
  synchronized Optional<VideoFrame> shown() {
    return Optional.ofNullable(shown);
  }

  /** The last one that is queued for {@code now} or later, after those gone by were dropped. */
  synchronized Optional<Due> last(Due now) {
    entries.removeIf(entry -> entry.due().generation() != now.generation());
    dropOlderThan(now);
    if (entries.isEmpty() && shown != null && shown.index() == now.index()) {
      entries.add(new Entry(now, shown)); // still the right one after a command
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().due());
  }

  /** How many are ready that are not yet due. */
  synchronized int ahead(Due now) {
    int count = 0;
    for (Entry entry : entries) {
      count += entry.due().isAfter(now) ? 1 : 0;
    }
    return count;
  }

  synchronized void add(Due due, VideoFrame frame) {
    entries.removeIf(entry -> entry.due().generation() != due.generation());
    entries.add(new Entry(due, frame));
  }

  /**
   * Shows a picture that a newer command has overtaken: better than the one before while seeking.
   */
  synchronized void glimpse(VideoFrame frame) {
    shown = frame;
  }

  private void dropOlderThan(Due now) {
    while (entries.size() > 1) {
      Entry first = entries.removeFirst();
      if (entries.getFirst().due().isAfter(now)) {
        entries.addFirst(first);
        return;
      }
    }
  }
}
