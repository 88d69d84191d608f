package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.emotion.Condition;
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
  /** How far the playback may lag behind what was asked before the model gives up waiting. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** After a wish, how long the model keeps looking even if all seems to be in place. */
  private static final long SETTLE_NANOS = 150_000_000L;

  private final PlaybackDoor door = new PlaybackDoor();
  private final Shuttle shuttle = new Shuttle();
  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          look(now);
        }
      };

  private final ReadOnlyObjectWrapper<PlayerState> state =
      new ReadOnlyObjectWrapper<>(new PlayerState.Empty());
  private final ReadOnlyObjectWrapper<Optional<ClipSource>> source =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper positionMs = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<VideoFrame>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<OptionalInt> frameIndex =
      new ReadOnlyObjectWrapper<>(OptionalInt.empty());
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyObjectWrapper<Condition> condition =
      new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private final ReadOnlyObjectWrapper<Condition> judgedCondition =
      new ReadOnlyObjectWrapper<>(Condition.BOTH);
  private final Selection selection = new Selection();
  private final ReadOnlyObjectWrapper<Optional<ClockSource>> clock =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable Playback playback;
  private boolean pulsing;

  /** The condition that the user chose; a clip that lacks sound or picture overrules it. */
  private Condition wantedCondition = Condition.BOTH;

  /** What was done before the playback was there, to be done as soon as it is. */
  private boolean playWhenOpen;

  private OptionalDouble seekWhenOpen = OptionalDouble.empty();

  /** Where playing a selection once stops. */
  private OptionalDouble stopAtMs = OptionalDouble.empty();

  private long wishNanos;
  private OptionalDouble wishedMs = OptionalDouble.empty();

  @Inject
  PlayerModel() {
    selection.rangeProperty().subscribe(_ -> applyLoop());
    selection.loopingProperty().subscribe(_ -> applyLoop());
  }

  // ---- what is open

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
    positionMs.set(clip.info().startMs());
    applyCondition();
    judgedCondition.set(condition.get());
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
    positionMs.set(0);
    applyCondition();
    judgedCondition.set(condition.get());
  }

  private void release() {
    door.cancel();
    pulse.stop();
    pulsing = false;
    Playback old = playback;
    playback = null;
    if (old != null) {
      door.close(old);
    }
    shuttle.stop();
    playWhenOpen = false;
    seekWhenOpen = OptionalDouble.empty();
    stopAtMs = OptionalDouble.empty();
    wishedMs = OptionalDouble.empty();
    playing.set(false);
    picture.set(Optional.empty());
    frameIndex.set(OptionalInt.empty());
    clock.set(Optional.empty());
  }

  private void adopt(ClipSource clip, Playback opened) {
    playback = opened;
    opened.setCondition(condition.get());
    opened.setSpeed(speed.get());
    applyLoop();
    state.set(new PlayerState.Ready(clip));
    wish(OptionalDouble.empty());
    seekWhenOpen.ifPresent(this::seek);
    if (playWhenOpen) {
      play();
    }
  }

  // ---- time

  /** Whether time runs, forwards or backwards. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** The instant on the container's clock, in milliseconds. */
  public ReadOnlyDoubleProperty positionMsProperty() {
    return positionMs.getReadOnlyProperty();
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
    judgedCondition.set(condition.get());
    applyLoop();
    now.play();
    playing.set(true);
    wish(OptionalDouble.empty());
  }

  public void pause() {
    shuttle.stop();
    stopAtMs = OptionalDouble.empty();
    playWhenOpen = false;
    Playback now = playback;
    if (now != null) {
      now.pause();
      applyLoop();
      playing.set(false);
      wish(OptionalDouble.empty());
    }
  }

  public void togglePlaying() {
    if (playing.get() || playWhenOpen) {
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
    positionMs.set(target);
    Playback now = playback;
    if (now == null) {
      seekWhenOpen = OptionalDouble.of(target);
      return;
    }
    now.seek(target);
    wish(OptionalDouble.of(target));
  }

  /** Moves by a length of time, for example −1000 ms. */
  public void seekBy(double ms) {
    seek(positionMs.get() + ms);
  }

  /** Pauses and moves by whole frames; in a sound alone, by 10 ms each. */
  public void step(int frames) {
    shuttle.stop();
    Playback now = playback;
    if (now != null) {
      now.step(frames);
      stopAtMs = OptionalDouble.empty();
      playing.set(false);
      wish(OptionalDouble.empty());
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
      playing.set(false);
      wish(OptionalDouble.empty());
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
    shuttle.faster(positionMs.get());
    stopAtMs = OptionalDouble.empty();
    playing.set(true);
    wish(OptionalDouble.empty());
  }

  /** Runs forwards; each further call runs faster, up to twice as fast. */
  public void forward() {
    if (playing.get() && !shuttle.running()) {
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

  /** The newest picture ready; must not be shown where {@link #conditionProperty} has none. */
  public ReadOnlyObjectProperty<Optional<VideoFrame>> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Number of the frame in {@link #pictureProperty}, from 0; none for a sound alone. */
  public ReadOnlyObjectProperty<OptionalInt> frameIndexProperty() {
    return frameIndex.getReadOnlyProperty();
  }

  /** What tells the time; none before the clip is open. */
  public ReadOnlyObjectProperty<Optional<ClockSource>> clockProperty() {
    return clock.getReadOnlyProperty();
  }

  /** What the annotator is given now. */
  public ReadOnlyObjectProperty<Condition> conditionProperty() {
    return condition.getReadOnlyProperty();
  }

  /** Whether the open clip has what {@code wanted} gives. */
  public boolean offers(Condition wanted) {
    return source
        .get()
        .map(
            clip ->
                (!wanted.hasSound() || clip.info().hasSound())
                    && (!wanted.hasPicture() || clip.info().video().isPresent()))
        .orElse(true);
  }

  /**
   * Chooses what the annotator is given, for this clip and the next ones. A sound alone always
   * gives its sound, a silent clip its picture.
   */
  public void setCondition(Condition wanted) {
    wantedCondition = wanted;
    applyCondition();
    if (playing.get()) {
      judgedCondition.set(condition.get());
    }
  }

  /**
   * What the annotator was given when the clip was last played: the condition of a judgement. Until
   * it is played, what was given when it was opened.
   */
  public ReadOnlyObjectProperty<Condition> judgedConditionProperty() {
    return judgedCondition.getReadOnlyProperty();
  }

  private void applyCondition() {
    condition.set(
        source
            .get()
            .map(
                clip ->
                    clip.info().video().isEmpty()
                        ? Condition.AUDIO
                        : clip.info().hasSound() ? wantedCondition : Condition.VISUAL)
            .orElse(wantedCondition));
    Playback now = playback;
    if (now != null) {
      now.setCondition(condition.get());
    }
  }

  // ---- selection and loop

  public Selection selection() {
    return selection;
  }

  /** Lets the selection begin with the frame at the position. */
  public void setIn() {
    selection.setIn(frameStartMs());
  }

  /** Lets the selection end with the frame at the position: the frame is still inside. */
  public void setOut() {
    selection.setOut(frameEndMs());
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
    judgedCondition.set(condition.get());
    now.play();
    playing.set(true);
    stopAtMs = OptionalDouble.of(range.endMs());
  }

  private void applyLoop() {
    Playback now = playback;
    if (now != null && stopAtMs.isEmpty()) {
      now.setLoop(selection.loop().map(range -> new LoopRange(range.startMs(), range.endMs())));
    }
  }

  private double frameStartMs() {
    return video().map(track -> track.millisOf(frameDue(track))).orElse(positionMs.get());
  }

  private double frameEndMs() {
    return video()
        .map(
            track -> {
              int next = frameDue(track) + 1;
              return next < track.frames().size() ? track.millisOf(next) : endMs();
            })
        .orElse(positionMs.get());
  }

  private int frameDue(VideoTrack track) {
    return track.frameAtMillis(positionMs.get());
  }

  private Optional<VideoTrack> video() {
    return source.get().flatMap(clip -> clip.info().video());
  }

  // ---- once a pulse

  /** Whether the model looks at the playback once a pulse. */
  boolean isWatching() {
    return pulsing;
  }

  /** Remembers that something was asked for, and looks at the playback until it has come. */
  private void wish(OptionalDouble ms) {
    wishNanos = System.nanoTime();
    wishedMs = ms;
    if (!pulsing) {
      pulsing = true;
      pulse.start();
    }
  }

  private void look(long now) {
    Playback open = playback;
    if (open == null) {
      pulse.stop();
      pulsing = false;
      return;
    }
    if (shuttle.running()) {
      runBackwards(open);
    }
    PlaybackState seen = open.state();
    show(seen);
    if (seen.fault().isPresent()) {
      breakOff(seen);
    } else if (!playing.get() && isSettled(seen)) {
      pulse.stop();
      pulsing = false;
    }
  }

  private void show(PlaybackState seen) {
    if (stopAtMs.isPresent() && seen.playing() && seen.positionMs() >= stopAtMs.getAsDouble()) {
      double end = stopAtMs.getAsDouble();
      pause();
      seek(end);
      return;
    }
    // A seek that the playback has not heard of yet must not throw the play head back.
    boolean behind =
        wishedMs.isPresent()
            && !seen.playing()
            && Math.abs(seen.positionMs() - wishedMs.getAsDouble()) > 1
            && System.nanoTime() - wishNanos < SETTLE_NANOS;
    if (!behind) {
      positionMs.set(seen.positionMs());
    }
    if (picture.get().orElse(null) != seen.frame().orElse(null)) {
      picture.set(seen.frame());
      frameIndex.set(
          seen.frame().map(frame -> OptionalInt.of(frame.index())).orElse(OptionalInt.empty()));
    }
    playing.set(seen.playing() || shuttle.running());
    clock.set(Optional.of(seen.clock()));
  }

  private void runBackwards(Playback open) {
    double target = shuttle.positionMs();
    if (target <= startMs()) {
      shuttle.stop();
      target = startMs();
    }
    positionMs.set(target);
    open.seek(target);
    wishNanos = System.nanoTime();
    wishedMs = OptionalDouble.of(target);
  }

  private void breakOff(PlaybackState seen) {
    ClipSource clip = source.get().orElseThrow();
    String sentence = ErrorSentence.of(seen.fault().orElseThrow(), clip.file().toString());
    Playback broken = playback;
    playback = null;
    if (broken != null) {
      door.close(broken);
    }
    pulse.stop();
    pulsing = false;
    shuttle.stop();
    playing.set(false);
    picture.set(Optional.empty());
    frameIndex.set(OptionalInt.empty());
    state.set(new PlayerState.Broken(clip, sentence));
  }

  private boolean isSettled(PlaybackState seen) {
    long waited = System.nanoTime() - wishNanos;
    if (waited < SETTLE_NANOS) {
      return false;
    }
    boolean pictureDue =
        video()
            .map(
                track ->
                    seen.frame()
                        .map(frame -> frame.index() == track.frameAtMillis(seen.positionMs()))
                        .orElse(false))
            .orElse(true);
    return pictureDue || waited > PATIENCE_NANOS;
  }
}
