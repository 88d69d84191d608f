package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.playback.ClockSource;
import studio.migr.runtime.playback.LoopRange;
import studio.migr.runtime.playback.Playback;
import studio.migr.runtime.playback.PlaybackState;

/**
 * Where the open clip stands, and what the user can do to it. Lives on the JavaFX thread; knows no
 * control, and no method of it waits.
 *
 * <p>While time runs, or while a picture that was asked for has not come yet, the model looks at
 * the playback once a pulse. Otherwise nothing runs.
 */
@Singleton
public final class PlayerModel {
  private final PlaybackDoor door = new PlaybackDoor();
  private final Shuttle shuttle = new Shuttle();
  private final PlaybackWatch watch = new PlaybackWatch(this::look);
  private final GivenCondition condition = new GivenCondition();
  private final Selection selection = new Selection();
  private final VolumeModel volume;

  private final ReadOnlyObjectWrapper<PlayerState> state =
      new ReadOnlyObjectWrapper<>(new PlayerState.Empty());
  private final ReadOnlyObjectWrapper<Optional<ClipSource>> source =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final SeenPlayback seen = new SeenPlayback();
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);

  private @Nullable Playback playback;

  /** What was done before the playback was there, to be done as soon as it is. */
  private boolean playWhenOpen;

  private OptionalDouble seekWhenOpen = OptionalDouble.empty();

  /** Where playing a selection once stops. */
  private OptionalDouble stopAtMs = OptionalDouble.empty();

  @Inject
  PlayerModel(VolumeModel volume) {
    this.volume = volume;
    volume.nowProperty().subscribe(_ -> applyGain());
    condition.nowProperty().subscribe(_ -> applyCondition());
    selection.rangeProperty().subscribe(_ -> applyLoop());
    selection.loopingProperty().subscribe(_ -> applyLoop());
  }

  // ---- what is open

  /** Loads in the background what the first clip would otherwise wait for. */
  void warmUp() {
    door.warmUp();
  }

  public ReadOnlyObjectProperty<PlayerState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The chosen clip, also while it is being opened or when it is broken. */
  public ReadOnlyObjectProperty<Optional<ClipSource>> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  public Optional<ClipSource> source() {
    return source.get();
  }

  /**
   * Shows {@code clip}, paused at its start. Of several calls in a row only the newest counts. The
   * chosen condition, speed and loop switch stay; the selection does not.
   */
  public void open(ClipSource clip) {
    release();
    source.set(Optional.of(clip));
    selection.reset(startMs(), endMs());
    state.set(new PlayerState.Opening(clip));
    seen.positionMs().set(clip.info().startMs());
    condition.open(source.get());
    door.open(
        clip,
        opened -> adopt(clip, opened),
        error -> state.set(new PlayerState.Broken(clip, ErrorSentence.of(error))));
  }

  /** Shows nothing and releases the clip. */
  public void close() {
    release();
    source.set(Optional.empty());
    selection.reset(0, 0);
    state.set(new PlayerState.Empty());
    seen.positionMs().set(0);
    condition.open(source.get());
  }

  private void release() {
    door.cancel();
    watch.stop();
    Playback old = playback;
    playback = null;
    if (old != null) {
      door.close(old);
    }
    shuttle.stop();
    playWhenOpen = false;
    seekWhenOpen = OptionalDouble.empty();
    stopAtMs = OptionalDouble.empty();
    seen.forget();
  }

  private void adopt(ClipSource clip, Playback opened) {
    playback = opened;
    applyCondition();
    opened.setSpeed(speed.get());
    applyGain();
    applyLoop();
    state.set(new PlayerState.Ready(clip));
    watch.expect();
    seekWhenOpen.ifPresent(this::seek);
    if (playWhenOpen) {
      play();
    }
    look(); // the first picture may be there: it need not wait for the next pulse
  }

  // ---- time

  /** Whether time runs, forwards or backwards. */
  public ReadOnlyBooleanProperty playingProperty() {
    return seen.playing().getReadOnlyProperty();
  }

  /** The instant on the container's clock, in milliseconds. */
  public ReadOnlyDoubleProperty positionMsProperty() {
    return seen.positionMs().getReadOnlyProperty();
  }

  /** First instant of the clip on the container's clock, in milliseconds; 0 without a clip. */
  public double startMs() {
    return source.get().map(clip -> clip.info().startMs()).orElse(0.0);
  }

  /** Last instant of the clip on the container's clock, in milliseconds; 0 without a clip. */
  public double endMs() {
    return source.get().map(clip -> clip.info().endMs()).orElse(0.0);
  }

  /** Length of the clip in milliseconds. */
  public double durationMs() {
    return endMs() - startMs();
  }

  public void play() {
    shuttle.stop();
    stopAtMs = OptionalDouble.empty();
    Playback now = playback;
    if (now == null) {
      playWhenOpen = source.get().isPresent();
      return;
    }
    condition.played();
    applyLoop();
    now.play();
    seen.playing().set(true);
    watch.expect();
  }

  public void pause() {
    shuttle.stop();
    stopAtMs = OptionalDouble.empty();
    playWhenOpen = false;
    Playback now = playback;
    if (now != null) {
      now.pause();
      applyLoop();
      seen.playing().set(false);
      watch.expect();
    }
  }

  public void togglePlaying() {
    if (seen.playing().get() || playWhenOpen) {
      pause();
    } else {
      play();
    }
  }

  /**
   * Goes to a time, playing on if time runs. Cheap enough to be called for every move of the
   * pointer.
   *
   * @param ms time on the container's clock, in milliseconds; brought within the clip
   */
  public void seek(double ms) {
    if (source.get().isEmpty()) {
      return;
    }
    double target = Math.clamp(ms, startMs(), endMs());
    shuttle.stop();
    stopAtMs = OptionalDouble.empty();
    seen.positionMs().set(target);
    Playback now = playback;
    if (now == null) {
      seekWhenOpen = OptionalDouble.of(target);
      return;
    }
    now.seek(target);
    watch.expect(target);
  }

  /** Moves by a length of time, for example −1000 ms. */
  public void seekBy(double ms) {
    seek(seen.positionMs().get() + ms);
  }

  /** Pauses and moves by whole frames; in a sound alone, by 10 ms each. */
  public void step(int frames) {
    shuttle.stop();
    Playback now = playback;
    if (now != null) {
      now.step(frames);
      stopAtMs = OptionalDouble.empty();
      seen.playing().set(false);
      watch.expect();
    }
  }

  /** Goes to the first frame. */
  public void toStart() {
    seek(startMs());
  }

  /** Goes to the last frame and stops there. */
  public void toEnd() {
    Playback now = playback;
    Optional<VideoTrack> video = source.get().flatMap(clip -> clip.info().video());
    if (now != null && video.isPresent()) {
      shuttle.stop();
      now.showFrame(video.get().frames().size() - 1);
      seen.playing().set(false);
      watch.expect();
    } else {
      pause();
      seek(endMs());
    }
  }

  /** Runs backwards; each further call runs faster, up to four times as fast. */
  public void reverse() {
    Playback now = playback;
    if (now == null) {
      return;
    }
    if (!shuttle.running()) {
      now.pause();
    }
    shuttle.faster(seen.positionMs().get());
    stopAtMs = OptionalDouble.empty();
    seen.playing().set(true);
    watch.expect();
  }

  /** Runs forwards; each further call runs faster, up to twice as fast. */
  public void forward() {
    if (seen.playing().get() && !shuttle.running()) {
      setSpeed(Speeds.next(speed.get()));
    } else {
      play();
    }
  }

  /** Media time by played time, 0.25..2. */
  public ReadOnlyDoubleProperty speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** Sets the speed, brought within 0.25..2; the pitch of the sound stays. */
  public void setSpeed(double value) {
    speed.set(Math.clamp(value, Playback.SLOWEST, Playback.FASTEST));
    Playback now = playback;
    if (now != null) {
      now.setSpeed(speed.get());
    }
  }

  // ---- picture and sound

  /** The newest picture ready; must not be shown where the {@link #condition} has none. */
  public ReadOnlyObjectProperty<Optional<VideoFrame>> pictureProperty() {
    return seen.picture().getReadOnlyProperty();
  }

  /** Number of the frame in {@link #pictureProperty}, from 0; none for a sound alone. */
  public ReadOnlyObjectProperty<OptionalInt> frameIndexProperty() {
    return seen.frameIndex().getReadOnlyProperty();
  }

  /** What tells the time; none before the clip is open. */
  public ReadOnlyObjectProperty<Optional<ClockSource>> clockProperty() {
    return seen.clock().getReadOnlyProperty();
  }

  /** What of the clip the annotator is given: its sound, its picture, or both. */
  public GivenCondition condition() {
    return condition;
  }

  // ---- selection and loop

  public Selection selection() {
    return selection;
  }

  /** Lets the selection begin with the frame at the position. */
  public void setIn() {
    selection.setIn(source.get().map(clip -> clip.frameStartMs(now())).orElse(now()));
  }

  /** Lets the selection end with the frame at the position: the frame is still inside. */
  public void setOut() {
    selection.setOut(source.get().map(clip -> clip.frameEndMs(now())).orElse(now()));
  }

  /** Plays the selection, or without one the whole clip, from its start to its end. */
  public void playSelectionOnce() {
    Playback now = playback;
    if (now == null) {
      return;
    }
    TimeRange range = selection.orWhole();
    now.setLoop(Optional.empty());
    seek(range.startMs());
    condition.played();
    now.play();
    seen.playing().set(true);
    stopAtMs = OptionalDouble.of(range.endMs());
  }

  private void applyLoop() {
    Playback now = playback;
    if (now != null && stopAtMs.isEmpty()) {
      now.setLoop(selection.loop().map(range -> new LoopRange(range.startMs(), range.endMs())));
    }
  }

  private void applyCondition() {
    if (seen.playing().get()) {
      condition.played();
    }
    Playback now = playback;
    if (now != null) {
      now.setCondition(condition.nowProperty().get());
    }
  }

  private void applyGain() {
    Playback now = playback;
    if (now != null) {
      now.setGain(volume.nowProperty().get().gain());
    }
  }

  private double now() {
    return seen.positionMs().get();
  }

  private Optional<VideoTrack> video() {
    return source.get().flatMap(clip -> clip.info().video());
  }

  // ---- once a pulse

  /** Whether the model looks at the playback once a pulse. */
  boolean isWatching() {
    return watch.isRunning();
  }

  private void look() {
    Playback open = playback;
    if (open == null) {
      watch.stop();
      return;
    }
    if (shuttle.running()) {
      runBackwards(open);
    }
    PlaybackState now = open.state();
    show(now);
    if (now.fault().isPresent()) {
      breakOff(now);
    } else if (!seen.playing().get() && watch.isSettled(now, video())) {
      watch.stop();
    }
  }

  private void show(PlaybackState now) {
    if (stopAtMs.isPresent() && now.playing() && now.positionMs() >= stopAtMs.getAsDouble()) {
      double end = stopAtMs.getAsDouble();
      pause();
      seek(end);
      return;
    }
    seen.take(now, watch.isBehind(now), shuttle.running());
  }

  private void runBackwards(Playback open) {
    double target = shuttle.positionMs();
    if (target <= startMs()) {
      shuttle.stop();
      target = startMs();
    }
    seen.positionMs().set(target);
    open.seek(target);
    watch.expect(target);
  }

  private void breakOff(PlaybackState last) {
    ClipSource clip = source.get().orElseThrow();
    String sentence =
        ErrorSentence.of(last.fault().orElseThrow(), clip.file().getFileName().toString());
    Playback broken = playback;
    playback = null;
    if (broken != null) {
      door.close(broken);
    }
    watch.stop();
    shuttle.stop();
    seen.forget();
    state.set(new PlayerState.Broken(clip, sentence));
  }
}
