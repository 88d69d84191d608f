package studio.migr.runtime.playback;

import java.util.Arrays;
import java.util.Optional;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

/** One plan being played, from its first sample until it ends or another takes its place. */
final class PlanRun {
  private static final int CHUNK = 480;
  private static final long PACE_MS = 10;
  private static final long START_TOGETHER_MS = 1000;
  private static final long FILE_CHECK_NANOS = 1_000_000_000L;
  // A device that has frames and plays none for this long is dead.
  private static final long STALL_NANOS = 2_000_000_000L;

  private final Plan plan;
  private final Transport transport;
  private final ClipFile file;
  private final AudioOutput output;
  private final ClipSound sound;
  private final PlayedTime time;
  private final float[] chunk = new float[CHUNK * AudioOutput.CHANNELS];
  private long written;
  private double gain;

  PlanRun(Plan plan, Transport transport, ClipFile file, AudioOutput output, ClipSound sound) {
    this.plan = plan;
    this.transport = transport;
    this.file = file;
    this.output = output;
    this.sound = sound;
    this.gain = transport.gain();
    this.time = new PlayedTime(plan.generation(), output.sampleRate(), plan.speed());
  }

  /**
   * Plays until the end or the next command.
   *
   * @throws OutputLostException if the device goes away
   * @throws MediaException if the file does
   */
  void play() throws OutputLostException, MediaException, InterruptedException {
    long content = beginLap(plan.fromMs());
    fill();
    transport.awaitPicture(plan.generation(), START_TOGETHER_MS);
    if (!transport.isCurrent(plan.generation())) {
      return;
    }
    output.start();
    if (!transport.started(plan.generation(), time)) {
      return;
    }
    long progress = System.nanoTime();
    long fileCheck = progress;
    long played = 0;
    while (transport.isCurrent(plan.generation())) {
      fill();
      long now = System.nanoTime();
      long before = played;
      played = output.played();
      transport.report(plan.generation(), played, written);
      if (!plan.loops() && played >= content) {
        transport.finished(plan.generation());
        return;
      }
      if (played > before) {
        progress = now;
      } else if (now - progress > STALL_NANOS) {
        throw new OutputLostException("the device has stopped playing");
      }
      if (now - fileCheck > FILE_CHECK_NANOS) {
        fileCheck = now;
        checkFile();
      }
      transport.awaitCommand(plan.generation(), PACE_MS);
    }
  }

  /** A gain that jumped would click: it moves over the length of a chunk. */
  private void turnDown(int frames) {
    double wanted = transport.gain();
    if (gain != 1 || wanted != 1) {
      double step = (wanted - gain) / frames;
      for (int i = 0; i < frames * AudioOutput.CHANNELS; i++) {
        chunk[i] *= (float) (gain + step * (i / AudioOutput.CHANNELS + 1));
      }
    }
    gain = wanted;
  }

  private void checkFile() throws MediaException {
    Optional<MediaFault> fault = file.fault();
    if (fault.isPresent()) {
      throw new MediaException(file.path(), fault.get(), "while it was played");
    }
  }

  private long beginLap(double fromMs) throws MediaException {
    double toMs = plan.stretch().endMs();
    transport.lapFollows(time, written, fromMs, toMs);
    return sound.begin(fromMs, toMs, plan.speed());
  }

  /** Hands the output what fits in. After the end that is silence, so that the end is heard out. */
  private void fill() throws OutputLostException, MediaException {
    while (output.writable() >= CHUNK) {
      int frames = sound.read(chunk);
      if (frames == 0 && plan.loops()) {
        beginLap(plan.stretch().startMs());
        continue;
      }
      if (frames == 0) {
        frames = CHUNK;
        Arrays.fill(chunk, 0);
      }
      if (plan.muted()) {
        Arrays.fill(chunk, 0);
      }
      turnDown(frames);
      output.write(chunk, frames);
      written += frames;
    }
  }
}
