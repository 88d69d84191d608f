package studio.migr.app.player;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.runtime.emotion.Condition;

/**
 * What the annotator is given, and what they were given when the clip was last played. A clip that
 * lacks sound or picture overrules the annotator's choice; the choice holds for the next clips.
 */
final class GivenCondition {
  private final ReadOnlyObjectWrapper<Condition> now = new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private final ReadOnlyObjectWrapper<Condition> judged =
      new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private Condition wanted = Condition.BOTH;
  private Optional<Condition> demanded = Optional.empty();

  /** What is given now. */
  ReadOnlyObjectWrapper<Condition> now() {
    return now;
  }

  /** What was given when the clip was last played, or else when it was opened. */
  ReadOnlyObjectWrapper<Condition> judged() {
    return judged;
  }

  /** Another clip, or none, not played yet. */
  void open(Optional<ClipSource> clip) {
    now.set(given(clip));
    judged.set(now.get());
  }

  void want(Condition choice, Optional<ClipSource> clip) {
    wanted = choice;
    now.set(given(clip));
  }

  /** Gives this, whatever is wanted, until nothing is demanded any more. */
  void demand(Optional<Condition> condition, Optional<ClipSource> clip) {
    demanded = condition;
    now.set(given(clip));
    judged.set(now.get());
  }

  /** The clip is being played as things are now. */
  void played() {
    judged.set(now.get());
  }

  /** Whether {@code clip} has all that {@code condition} gives. */
  static boolean has(ClipSource clip, Condition condition) {
    return (!condition.hasSound() || clip.info().hasSound())
        && (!condition.hasPicture() || clip.info().video().isPresent());
  }

  private Condition given(Optional<ClipSource> clip) {
    if (demanded.isPresent()) {
      return demanded.get(); // even where the clip lacks it: nothing is better than too much
    }
    if (clip.isEmpty() || has(clip.get(), Condition.BOTH)) {
      return wanted;
    }
    return clip.get().info().hasSound() ? Condition.AUDIO : Condition.VISUAL;
  }
}
