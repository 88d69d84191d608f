package studio.migr.runtime.playback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.playback.PictureQueue.Due;

/**
 * One clip being played. Every method but {@link #close} returns at once, and all may be called
 * from any thread; decoding and the audio device have threads of their own.
 */
public final class Playback implements AutoCloseable {
  /** Slowest speed. */
  public static final double SLOWEST = 0.25;

  /** Fastest speed. */
  public static final double FASTEST = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Playback.class);
  private static final double SOUND_STEP_MS = 10;
  private static final long CLOSE_MS = 5000;

  private final Optional<VideoTrack> video;
  private final Transport transport;
  private final PictureQueue pictures = new PictureQueue();
  private final List<Thread> threads = new ArrayList<>();

  private Playback(Path file, MediaInfo info, AudioDevice device) {
    this.video = info.video();
    this.transport = new Transport(info);
    ClipFile clip = new ClipFile(file);
    AudioPump sound = new AudioPump(clip, info.audio().stream().findFirst(), transport, device);
    start("playback sound " + file.getFileName(), sound);
    video.ifPresent(
        track ->
            start(
                "playback picture " + file.getFileName(),
                new VideoPump(clip, track, transport, pictures)));
  }

  private void start(String name, Runnable pump) {
    threads.add(Thread.ofPlatform().name(name).daemon().start(pump));
  }

  /**
   * Starts paused at the first instant of the clip; its first frame becomes current as soon as it
   * is decoded. A file that cannot be read shows as a fault in the state.
   */
  public static Playback open(Path file, MediaInfo info) {
    return open(file, info, AudioDevice.OWN);
  }

  static Playback open(Path file, MediaInfo info, AudioDevice device) {
    return new Playback(file, info, device);
  }

  /** Lets time run; at the end of the clip from its start, outside the loop from the loop's. */
  public void play() {
    transport.play();
  }

  /** Stops time. */
  public void pause() {
    transport.pause();
  }

  /**
   * Goes to a time, playing on if it plays; of many calls in a row the newest is shown in the end.
   *
   * @param ms time on the container's clock, in milliseconds; brought within the clip
   */
  public void seek(double ms) {
    transport.seek(ms);
  }

  /**
   * Pauses and shows frame {@code k}, brought within the clip. Without a picture it does nothing
   * but pause.
   */
  public void showFrame(int k) {
    if (video.isEmpty()) {
      pause();
      return;
    }
    VideoTrack track = video.get();
    transport.pauseAt(track.millisOf(Math.clamp(k, 0, track.frames().size() - 1)));
  }

  /**
   * Pauses and moves by whole frames from the frame shown; in a sound alone, by 10 ms each. Steps
   * in quick succession add up, whether or not the frames between were seen.
   */
  public void step(int frames) {
    double position = transport.moment().ms();
    if (video.isEmpty()) {
      transport.pauseAt(position + frames * SOUND_STEP_MS);
      return;
    }
    int due = video.get().frameAtMillis(position);
    boolean playing = transport.isPlaying();
    int from = playing ? pictures.shown().map(VideoFrame::index).orElse(due) : due;
    long to = (long) from + frames;
    showFrame(Math.clamp(to, 0, video.get().frames().size() - 1));
  }

  /** Sets the speed, brought within {@link #SLOWEST}..{@link #FASTEST}; the pitch stays. */
  public void setSpeed(double speed) {
    transport.setSpeed(Math.clamp(speed, SLOWEST, FASTEST));
  }

  /** Silences the sound for {@code VISUAL}; for {@code AUDIO} the window hides the picture. */
  public void setCondition(Condition condition) {
    transport.setCondition(condition);
  }

  /**
   * Makes the sound quieter, from what is not yet on its way to the device.
   *
   * @param gain what samples are multiplied by, brought within 0..1; 0 is silence
   */
  public void setGain(double gain) {
    transport.setGain(Math.clamp(gain, 0, 1));
  }

  /**
   * Repeats a part of the clip, or no longer does. Playing elsewhere goes to its start at once;
   * paused, the position stays.
   */
  public void setLoop(Optional<LoopRange> range) {
    transport.setLoop(range);
  }

  /** What is heard and seen now. Cheap: it neither decodes nor asks a device. */
  public PlaybackState state() {
    Transport.Snapshot now = transport.snapshot();
    Moment moment = now.moment();
    Optional<VideoFrame> frame =
        video.flatMap(
            track ->
                pictures.at(
                    new Due(moment.generation(), moment.lap(), track.frameAtMillis(moment.ms()))));
    return new PlaybackState(
        now.playing(),
        now.atEnd(),
        moment.ms(),
        frame,
        now.speed(),
        now.condition(),
        now.loop(),
        now.source(),
        now.fault());
  }

  /**
   * Stops, releases everything, and waits for the threads to end: at most as long as the frame in
   * work takes.
   */
  @Override
  public void close() {
    transport.close();
    boolean interrupted = false;
    for (Thread thread : threads) {
      try {
        thread.join(CLOSE_MS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (thread.isAlive()) {
        LOG.warn("{} is still busy", thread.getName());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
