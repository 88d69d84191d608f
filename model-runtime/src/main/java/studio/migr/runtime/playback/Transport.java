package studio.migr.runtime.playback;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.MediaInfo;

/**
 * What is wanted of a clip and where it is: the one place that commands, the sound thread, the
 * picture thread and the window share.
 *
 * <p>Every command that breaks the flow of time begins a new generation. Threads note for which
 * generation they work, and what they report for an older one is not heard.
 *
 * <p>Thread-safe; no method decodes, touches a device or a file while it holds the lock.
 */
final class Transport {
  // A loop shorter than a few frames of sound would never stop beginning anew.
  private static final double SHORTEST_LOOP_MS = 20;

  private final double startMs;
  private final double endMs;
  private final boolean hasPicture;
  private int generation;
  private int pictured = -1;
  private boolean playing;
  private boolean atEnd;
  private boolean closed;
  private double restMs;
  private double speed = 1;
  private volatile double gain = 1;
  private Condition condition = Condition.BOTH;
  private Optional<LoopRange> loop = Optional.empty();
  private ClockSource source;
  private Optional<MediaFault> fault = Optional.empty();
  private boolean broken;
  private @Nullable PlayedTime time;

  Transport(MediaInfo info) {
    this.startMs = info.startMs();
    this.endMs = info.endMs();
    this.hasPicture = info.video().isPresent();
    this.restMs = startMs;
    this.source = info.hasSound() ? ClockSource.AUDIO_DEVICE : ClockSource.WALL_NO_SOUND;
  }

  /** What the window is told, but for the picture. */
  record Snapshot(
      Moment moment,
      boolean playing,
      boolean atEnd,
      double speed,
      Condition condition,
      Optional<LoopRange> loop,
      ClockSource source,
      Optional<MediaFault> fault) {}

  // Commands

  synchronized void play() {
    if (playing || closed) {
      return;
    }
    LoopRange stretch = stretch();
    boolean outside = restMs < stretch.startMs() || restMs >= stretch.endMs();
    begin(outside ? stretch.startMs() : restMs, true);
  }

  synchronized void pause() {
    if (playing) {
      begin(position(), false);
    }
  }

  synchronized void seek(double ms) {
    begin(Math.clamp(ms, startMs, endMs), playing);
  }

  synchronized void pauseAt(double ms) {
    begin(Math.clamp(ms, startMs, endMs), false);
  }

  synchronized void setSpeed(double wanted) {
    if (wanted != speed) {
      restart(); // at the old speed so far
      speed = wanted;
    }
  }

  synchronized void setCondition(Condition wanted) {
    if (wanted != condition) {
      restart();
      condition = wanted;
    }
  }

  /** Heard from the next samples on: nothing begins anew. */
  void setGain(double wanted) {
    gain = wanted;
  }

  double gain() {
    return gain;
  }

  synchronized void setLoop(Optional<LoopRange> wanted) {
    if (!wanted.equals(loop)) {
      loop = wanted;
      LoopRange stretch = stretch();
      restart();
      if (playing && (restMs < stretch.startMs() || restMs >= stretch.endMs())) {
        restMs = stretch.startMs();
      }
    }
  }

  synchronized void close() {
    closed = true;
    begin(position(), false);
  }

  private void begin(double ms, boolean play) {
    restMs = ms;
    playing = play && !closed;
    atEnd = false;
    fault = Optional.empty();
    broken = false;
    newGeneration();
  }

  /** While playing, lets the threads begin anew where they are. */
  private void restart() {
    if (playing) {
      restMs = position();
      newGeneration();
    }
  }

  private void newGeneration() {
    time = null;
    generation++;
    notifyAll();
  }

  /** What is played: the loop as far as it lies within the clip, or all of it. */
  private LoopRange stretch() {
    double length = Math.max(SHORTEST_LOOP_MS, endMs - startMs);
    if (loop.isEmpty()) {
      return new LoopRange(startMs, startMs + length);
    }
    double from = Math.clamp(loop.get().startMs(), startMs, startMs + length - SHORTEST_LOOP_MS);
    double to = Math.clamp(loop.get().endMs(), from + SHORTEST_LOOP_MS, startMs + length);
    return new LoopRange(from, to);
  }

  // What is so

  synchronized Snapshot snapshot() {
    return new Snapshot(moment(), playing, atEnd, speed, condition, loop, source, fault);
  }

  synchronized Moment moment() {
    return time == null ? new Moment(generation, 0, restMs) : time.at(System.nanoTime());
  }

  private double position() {
    return moment().ms();
  }

  synchronized boolean isPlaying() {
    return playing;
  }

  synchronized boolean isRunning() {
    return time != null;
  }

  synchronized boolean isCurrent(int ofGeneration) {
    return generation == ofGeneration;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Whether decoding has failed for good, until the next command. */
  synchronized boolean isBroken() {
    return broken;
  }

  /** The loop as it is played, if there is one. */
  synchronized Optional<LoopRange> loopPlayed() {
    return loop.isEmpty() ? Optional.empty() : Optional.of(stretch());
  }

  synchronized double speed() {
    return speed;
  }

  // For the threads

  /** Waits until there is something to play; nothing once closed. */
  synchronized Optional<Plan> awaitPlan() throws InterruptedException {
    while (!playing && !closed) {
      wait();
    }
    if (closed) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(generation, restMs, stretch(), loop.isPresent(), speed, !condition.hasSound()));
  }

  /** Waits until the picture of a generation is there, but not for ever. */
  synchronized void awaitPicture(int ofGeneration, long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (hasPicture && generation == ofGeneration && pictured != ofGeneration && !broken) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Waits until another generation begins, but not longer than {@code millis}. */
  synchronized void awaitCommand(int ofGeneration, long millis) throws InterruptedException {
    if (generation == ofGeneration && !closed) {
      wait(millis);
    }
  }

  /** Waits until another generation begins, time begins to run, or everything ends. */
  synchronized void awaitNews(int ofGeneration, boolean running) throws InterruptedException {
    while (generation == ofGeneration && (time != null) == running && !closed) {
      wait();
    }
  }

  /** The picture of a generation can be drawn. */
  synchronized void pictureReady(int ofGeneration) {
    if (generation == ofGeneration && !broken) {
      fault = Optional.empty();
    }
    if (pictured != ofGeneration) {
      pictured = ofGeneration;
      notifyAll();
    }
  }

  synchronized void sourceIs(ClockSource now) {
    source = now;
  }

  /** Lets time run; false if a newer command has come in between. */
  synchronized boolean started(int ofGeneration, PlayedTime running) {
    if (generation != ofGeneration) {
      return false;
    }
    time = running;
    notifyAll();
    return true;
  }

  /** Passes on what the output has played. */
  synchronized void report(int ofGeneration, long played, long written) {
    if (generation == ofGeneration && time != null) {
      time.report(played, written, System.nanoTime());
    }
  }

  /** Announces what follows in the output from a frame on. */
  synchronized void lapFollows(PlayedTime running, long firstFrame, double fromMs, double toMs) {
    running.beginLap(firstFrame, fromMs, toMs);
  }

  /** Everything has been played. */
  synchronized void finished(int ofGeneration) {
    if (generation == ofGeneration) {
      begin(endMs, false);
      atEnd = true;
    }
  }

  /** The output went away: threads begin anew where time stood, on another one. */
  synchronized void outputLost(int ofGeneration) {
    if (generation == ofGeneration) {
      restart();
    }
  }

  /** The file cannot be read on: everything stops until the next command. */
  synchronized void failed(int ofGeneration, MediaFault reason) {
    if (generation == ofGeneration && !closed) {
      begin(position(), false);
      fault = Optional.of(reason);
      broken = true;
    }
  }

  /** One picture does not decode; the rest goes on. */
  synchronized void pictureFailed(int ofGeneration, MediaFault reason) {
    if (generation == ofGeneration) {
      pictureReady(ofGeneration); // there will be none to wait for
      fault = Optional.of(reason);
    }
  }
}
