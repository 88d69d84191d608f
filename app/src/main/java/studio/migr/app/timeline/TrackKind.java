package studio.migr.app.timeline;

import java.util.List;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** Says which lanes of one kind the open clip has. Lives on the JavaFX thread. */
public interface TrackKind {

  /** Those of the open clip now, shown or not, in their usual order. */
  List<Track> tracks();

  /** {@code changed} runs when there are other lanes, or when what they draw has changed. */
  Subscription onChange(Runnable changed);

  /** {@code painted} hears which lane alone is to be drawn anew, within its own bounds. */
  default Subscription onRepaint(Consumer<Track> painted) {
    return Subscription.EMPTY;
  }
}
