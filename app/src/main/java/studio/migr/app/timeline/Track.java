package studio.migr.app.timeline;

import java.util.List;
import java.util.Optional;
import studio.migr.app.command.Command;

/**
 * One lane of the time axis. A new kind of lane is one class that implements this, and a {@link
 * TrackKind} that says when there is one.
 */
public interface Track {

  /**
   * Under which its place, height and visibility are remembered: {@code kind} or {@code kind:x}.
   */
  String id();

  /** What stands at its left, in words; at most some ten characters. */
  String name();

  /** What is said of it under the pointer, such as its source; may be empty. */
  default String hint() {
    return "";
  }

  /** What else is to be said of it where it is chosen, in a few words; may be empty. */
  default String remark() {
    return "";
  }

  /** In which part of the menu of tracks it stands; empty for the menu itself. */
  default String group() {
    return "";
  }

  /** Whether it is there before the user chose anything. */
  default boolean shownAtFirst() {
    return true;
  }

  /** Height in px before the user chose another. */
  double usualHeight();

  /** Whether it takes the room that the others leave, until the user gives it a height. */
  default boolean takesRest() {
    return false;
  }

  /** Draws itself within {@code area}; what reaches beyond its left and right is cut off. */
  void paint(TrackArea area);

  /**
   * What it says of one instant.
   *
   * @param ms on the container's clock
   */
  default Optional<String> valueAt(double ms) {
    return Optional.empty();
  }

  /** What can be done with what it shows, at the pointer or by the menu key. */
  default List<Command> commands() {
    return List.of();
  }

  /** What can be dragged at a place, in the coordinates of the view. */
  default Optional<Grip> gripAt(TrackArea area, double x, double y) {
    return Optional.empty();
  }
}
