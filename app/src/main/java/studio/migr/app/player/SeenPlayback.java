package studio.migr.app.player;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.playback.ClockSource;
import studio.migr.runtime.playback.PlaybackState;

/** What the window last saw of the playback: the values behind the player's properties. */
final class SeenPlayback {
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper positionMs = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<VideoFrame>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<OptionalInt> frameIndex =
      new ReadOnlyObjectWrapper<>(OptionalInt.empty());
  private final ReadOnlyObjectWrapper<Optional<ClockSource>> clock =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReadOnlyBooleanWrapper playing() {
    return playing;
  }

  ReadOnlyDoubleWrapper positionMs() {
    return positionMs;
  }

  ReadOnlyObjectWrapper<Optional<VideoFrame>> picture() {
    return picture;
  }

  ReadOnlyObjectWrapper<OptionalInt> frameIndex() {
    return frameIndex;
  }

  ReadOnlyObjectWrapper<Optional<ClockSource>> clock() {
    return clock;
  }

  /**
   * Takes over what the playback says.
   *
   * @param behind whether it has not heard of the last seek: then it must not throw the play head
   *     back
   * @param backwards whether time is run backwards, which the playback does not know of
   */
  void take(PlaybackState seen, boolean behind, boolean backwards) {
    if (!behind) {
      positionMs.set(seen.positionMs());
    }
    if (picture.get().orElse(null) != seen.frame().orElse(null)) {
      picture.set(seen.frame());
      frameIndex.set(
          seen.frame().map(frame -> OptionalInt.of(frame.index())).orElse(OptionalInt.empty()));
    }
    playing.set(seen.playing() || backwards);
    clock.set(Optional.of(seen.clock()));
  }

  /** There is no playback any more; the position stays. */
  void forget() {
    playing.set(false);
    picture.set(Optional.empty());
    frameIndex.set(OptionalInt.empty());
    clock.set(Optional.empty());
  }
}
