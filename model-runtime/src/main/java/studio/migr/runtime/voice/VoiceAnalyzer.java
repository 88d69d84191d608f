package studio.migr.runtime.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * Measures the voice in a sound: the mean of its channels, at 16 kHz. Reads it three times (range,
 * contours, periods) rather than keeping it; memory grows by 20 bytes for each 10 ms.
 */
public final class VoiceAnalyzer {
  /** Samples in a row of the track. */
  static final int HOP = VoiceTrack.HOP_MS * Recording.RATE / 1000;

  private static final Logger LOG = LoggerFactory.getLogger(VoiceAnalyzer.class);
  private static final int PASSES = 3;

  private VoiceAnalyzer() {}

  /**
   * @param work progress in samples at 16 kHz; each of the three readings is a third
   * @throws MediaException if the sound cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static VoiceTrack analyze(Path file, AudioTrack track, Work work) throws MediaException {
    try (PcmRecording recording = PcmRecording.open(file, track)) {
      return measure(recording, track.startMs(), track.sampleRate() / 2.0, work);
    }
  }

  /**
   * What is kept in {@code cacheFile}, or else measures and keeps it there. A damaged or foreign
   * cache is made anew; a cache that cannot be written is no failure.
   *
   * @param cacheFile a place for this file's content alone; its folder is created if missing
   * @throws MediaException if it must be measured and the sound cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static VoiceTrack openOrAnalyze(Path file, AudioTrack track, Path cacheFile, Work work)
      throws MediaException {
    long size = sizeOf(file);
    Optional<VoiceTrack> kept = VoiceCache.read(cacheFile, track, size);
    if (kept.isPresent()) {
      return kept.get();
    }
    VoiceTrack measured = analyze(file, track, work);
    try {
      VoiceCache.write(cacheFile, track, size, measured);
    } catch (IOException e) {
      LOG.warn("the voice of {} could not be kept in {}: {}", file, cacheFile, e.toString());
    }
    return measured;
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1; // opening the file says why
    }
  }

  /**
   * @param topHz highest frequency that the recording can hold
   */
  static VoiceTrack measure(Recording recording, double startMs, double topHz, Work work)
      throws MediaException {
    PitchRange range = PitchRange.of(recording, stage(work, 0));
    Contours contours = Contours.of(recording, range, stage(work, 1));
    Periods periods = Periods.of(recording, contours.f0Hz(), stage(work, 2));
    boolean wide = topHz >= SpectralBalance.TOP_HZ;
    float[] alpha = wide ? contours.alphaDb() : nothing(contours.alphaDb().length);
    float[] hammarberg = wide ? contours.hammarbergDb() : alpha;
    SpeechTiming timing = SpeechTiming.of(contours.levelDb(), contours.f0Hz());
    return new VoiceTrack(
        startMs,
        contours.f0Hz(),
        contours.levelDb(),
        periods.hnrDb(),
        alpha,
        timing.speech(),
        summary(contours, periods, mean(alpha), mean(hammarberg), timing));
  }

  private static VoiceSummary summary(
      Contours contours, Periods periods, double alpha, double hammarberg, SpeechTiming timing) {
    float[] f0 = contours.f0Hz();
    Quantiles pitch = new Quantiles(f0);
    Mean power = new Mean();
    int speaking = 0;
    for (int i = 0; i < f0.length; i++) {
      if (timing.speech()[i]) {
        speaking++;
        power.add(Math.pow(10, contours.levelDb()[i] / 10));
      }
    }
    double seconds = f0.length * VoiceTrack.HOP_MS / 1000.0;
    double spoken = speaking * VoiceTrack.HOP_MS / 1000.0;
    return new VoiceSummary(
        f0.length == 0 ? 0 : (double) pitch.count() / f0.length,
        pitch.at(0.5),
        mean(f0),
        12 * PitchCandidates.log2(pitch.at(0.95) / pitch.at(0.05)),
        10 * Math.log10(power.value()),
        periods.perturbation().jitterLocal(),
        periods.perturbation().jitterRap(),
        periods.perturbation().shimmerLocal(),
        periods.perturbation().shimmerApq3(),
        mean(periods.hnrDb()),
        alpha,
        hammarberg,
        1000 * spoken,
        timing.pauses(),
        timing.syllables(),
        spoken > 0 ? timing.syllables() / seconds : Double.NaN,
        spoken > 0 ? timing.syllables() / spoken : Double.NaN);
  }

  private static double mean(float[] values) {
    Mean mean = new Mean();
    for (float value : values) {
      mean.add(value);
    }
    return mean.value();
  }

  private static float[] nothing(int rows) {
    float[] values = new float[rows];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  /** One reading's part of the whole. */
  private static Work stage(Work work, int pass) {
    return new Work() {
      @Override
      public void progress(long done, long total) {
        work.progress(pass * total + done, PASSES * total);
      }

      @Override
      public boolean cancelled() {
        return work.cancelled();
      }
    };
  }
}
