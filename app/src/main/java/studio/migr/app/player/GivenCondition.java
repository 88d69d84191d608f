package studio.migr.app.player;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.runtime.emotion.Condition;

/**
 * What of the open clip the annotator is given: what they chose, or what a round demands, as far as
 * the clip has it; and what they were given when they last played it, under which they judge. Lives
 * on the JavaFX thread.
 */
public final class GivenCondition {
  private final ReadOnlyObjectWrapper<Condition> now = new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private final ReadOnlyObjectWrapper<Condition> judged =
      new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
  private Optional<ClipSource> clip = Optional.empty();
  private Condition wanted = Condition.BOTH;
  private Optional<Condition> demanded = Optional.empty();

  GivenCondition() {}

  /** What the annotator is given now. */
  public ReadOnlyObjectProperty<Condition> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /**
   * What the annotator was given when the clip was last played: the condition of a judgement. Until
   * it is played, what was given when it was opened.
   */
  public ReadOnlyObjectProperty<Condition> judgedProperty() {
    return judged.getReadOnlyProperty();
  }

  /** Whether somebody else has chosen what the annotator is given. */
  public ReadOnlyBooleanProperty lockedProperty() {
    return locked.getReadOnlyProperty();
  }

  /**
   * Chooses what the annotator is given, for this clip and the next ones. A sound alone always
   * gives its sound, a silent clip its picture.
   */
  public void choose(Condition condition) {
    if (!locked.get()) {
      wanted = condition;
      now.set(given());
    }
  }

  /**
   * Gives exactly this until it is empty again: while it is there, the annotator cannot choose.
   * Where a round asks for a judgement from the sound alone, nobody sees the picture.
   */
  public void demand(Optional<Condition> condition) {
    locked.set(condition.isPresent());
    demanded = condition;
    now.set(given());
    judged.set(now.get());
  }

  /** Whether the annotator can choose {@code condition} for the open clip. */
  public boolean offers(Condition condition) {
    return !locked.get() && clip.map(open -> has(open, condition)).orElse(true);
  }

  /** Another clip, or none, not played yet. */
  void open(Optional<ClipSource> opened) {
    clip = opened;
    now.set(given());
    judged.set(now.get());
  }

  /** The clip is being played as things are now. */
  void played() {
    judged.set(now.get());
  }

  /** Whether {@code clip} has all that {@code condition} gives. */
  private static boolean has(ClipSource clip, Condition condition) {
    return (!condition.hasSound() || clip.info().hasSound())
        && (!condition.hasPicture() || clip.info().video().isPresent());
  }

  private Condition given() {
    if (demanded.isPresent()) {
      return demanded.get(); // even where the clip lacks it: nothing is better than too much
    }
    if (clip.isEmpty() || has(clip.get(), Condition.BOTH)) {
      return wanted;
    }
    return clip.get().info().hasSound() ? Condition.AUDIO : Condition.VISUAL;
  }
}
