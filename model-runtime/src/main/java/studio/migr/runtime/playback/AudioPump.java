package studio.migr.runtime.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.sound.PcmReader;

/**
 * Feeds the output and tells the time from what it has played. Clips without sound and machines
 * without an audio device take the same way, into a {@link SilentOutput}.
 */
final class AudioPump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AudioPump.class);
  private static final long RETRY_NANOS = 3_000_000_000L;

  private final ClipFile file;
  private final Optional<AudioTrack> track;
  private final Transport transport;
  private final AudioDevice device;
  private @Nullable AudioOutput output;
  private @Nullable ClipSound sound;
  private boolean audible;
  private boolean lost;
  private long lostAt;

  AudioPump(ClipFile file, Optional<AudioTrack> track, Transport transport, AudioDevice device) {
    this.file = file;
    this.track = track;
    this.transport = transport;
    this.device = device;
  }

  @Override
  public void run() {
    try {
      if (track.isPresent() && !device.isThere()) {
        transport.sourceIs(ClockSource.WALL_NO_DEVICE);
      }
      Optional<Plan> plan = transport.awaitPlan();
      while (plan.isPresent()) {
        follow(plan.get());
        plan = transport.awaitPlan();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeSound();
      closeOutput();
    }
  }

  private void follow(Plan plan) throws InterruptedException {
    try {
      Optional<MediaFault> fault = file.fault();
      if (fault.isPresent()) {
        transport.failed(plan.generation(), fault.get());
        return;
      }
      AudioOutput to = openOutput();
      ClipSound from = openSound(to.sampleRate());
      to.discard();
      try {
        new PlanRun(plan, transport, file, to, from).play();
      } finally {
        to.discard();
      }
    } catch (OutputLostException e) {
      LOG.warn("audio device: {}", e.getMessage());
      lost = true;
      lostAt = System.nanoTime();
      closeOutput();
      transport.outputLost(plan.generation());
    } catch (MediaException e) {
      transport.failed(plan.generation(), file.fault().orElse(e.fault()));
    } catch (RuntimeException e) {
      LOG.error("sound of {}", file.path(), e);
      transport.failed(plan.generation(), file.fault().orElse(MediaFault.DAMAGED));
    }
  }

  /** The device, or where there is none the machine's clock. */
  private AudioOutput openOutput() {
    boolean retries = !lost || System.nanoTime() - lostAt > RETRY_NANOS;
    boolean wanted = track.isPresent() && retries && (audible || device.isThere());
    if (output != null && (audible || !wanted)) {
      return output;
    }
    closeOutput();
    if (wanted) {
      try {
        AudioOutput opened = device.open();
        output = opened;
        audible = true;
        lost = false;
        transport.sourceIs(ClockSource.AUDIO_DEVICE);
        return opened;
      } catch (OutputLostException e) {
        LOG.warn("audio device: {}", e.getMessage());
        lost = true;
        lostAt = System.nanoTime();
      }
    }
    if (track.isPresent()) {
      transport.sourceIs(ClockSource.WALL_NO_DEVICE);
    }
    AudioOutput silent = new SilentOutput();
    output = silent;
    return silent;
  }

  /**
   * @throws MediaException if the file is gone; sound that does not decode is silence
   */
  private ClipSound openSound(int sampleRate) throws MediaException {
    if (sound != null && sound.sampleRate() == sampleRate) {
      return sound;
    }
    closeSound();
    Optional<PcmReader> reader = Optional.empty();
    if (track.isPresent()) {
      try {
        reader =
            Optional.of(PcmReader.open(file.path(), track.get(), sampleRate, AudioOutput.CHANNELS));
      } catch (MediaException e) {
        if (file.fault().isPresent()) {
          throw e;
        }
        LOG.warn("sound of {}: {}", file.path(), e.getMessage());
      }
    }
    ClipSound opened = new ClipSound(reader, sampleRate);
    sound = opened;
    return opened;
  }

  private void closeSound() {
    if (sound != null) {
      sound.close();
      sound = null;
    }
  }

  private void closeOutput() {
    if (output != null) {
      output.close();
      output = null;
      audible = false;
    }
  }
}
