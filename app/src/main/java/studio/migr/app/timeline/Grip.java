package studio.migr.app.timeline;

import javafx.scene.Cursor;

/** Something on a track that the pointer holds. */
public interface Grip {

  /** How the pointer looks over it. */
  Cursor cursor();

  /** The button went down on it. */
  void press();

  /**
   * The pointer moved.
   *
   * @param fromMs where it went down
   * @param toMs where it is now
   * @param reachMs how near something has to be to be snapped to; 0 snaps to nothing
   */
  void drag(double fromMs, double toMs, double reachMs);

  /** The button went up: what was dragged stays there. */
  void drop();
}
