package studio.migr.app.timeline;

import java.util.List;
import javafx.util.Subscription;

/** Says which lanes of one kind the open clip has. Lives on the JavaFX thread. */
public interface TrackKind {

  /** Those of the open clip now, shown or not, in their usual order. */
  List<Track> tracks();

  /** {@code changed} runs when there are other lanes, or when what they draw has changed. */
  Subscription onChange(Runnable changed);
}
