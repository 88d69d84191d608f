package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;

/**
 * One audio stream as an unbroken row of samples at the coded rate: sample 0 is at the track's
 * start, gaps are silence, overlaps are cut.
 */
final class SoundDecoder implements AutoCloseable {
  private static final int LEARNED_FRAMES = 8;
  // Enough for every codec's memory: MP3's bit reservoir, Opus' 80 ms, AAC's overlap.
  private static final double[] WARM_UPS = {0.5, 5};
  // In an Ogg file times are counted back from the end of each page, and that of the last page is
  // wrong where it is cut short. Pages are seldom longer than a second.
  private static final double[] OGG_WARM_UPS = {10};
  private static final double SHORTEST_WARM_UP = 0.1;
  // Within this many seconds a seek whose place is not certain decodes from the start instead.
  private static final int CHEAP_FROM_START = 120;
  private static final int SILENCE_BLOCK = 4096;

  private final AudioTrack track;
  private final int channels;
  private final AudioFrames frames;
  private final FloatConverter converter;
  private final SampleClock clock;
  private final long latest;
  private @Nullable SampleBlock pending;
  private boolean primed;
  private long firstPts = AV_NOPTS_VALUE;
  // Where the next decoded frame is expected, and the next sample to hand out.
  private long expected;
  private long wanted;

  private SoundDecoder(
      AudioTrack track, int channels, AudioFrames frames, FloatConverter converter) {
    this.track = track;
    this.channels = channels;
    this.frames = frames;
    this.converter = converter;
    this.clock = new SampleClock(frames.timeBase(), track.sampleRate(), track.startMs());
    // Gaps are believed up to here: time stamps beyond would ask for endless silence.
    this.latest = Math.round((track.durationMs() / 1000 + 1) * track.sampleRate());
  }

  /**
   * @param channels wanted number of channels
   * @throws MediaException if the stream cannot be opened
   */
  static SoundDecoder open(Path file, AudioTrack track, int channels) throws MediaException {
    AudioFrames frames = AudioFrames.open(file, track.stream());
    return new SoundDecoder(
        track, channels, frames, new FloatConverter(file, track.sampleRate(), channels));
  }

  /**
   * The next samples, directly after the last ones; null at the end of the sound.
   *
   * @throws MediaException if nothing of the stream decodes
   */
  @Nullable SampleBlock next() throws MediaException {
    prime();
    while (true) {
      SampleBlock block = pending;
      if (block != null && wanted < block.position()) {
        return silence(block.position() - wanted);
      }
      pending = null;
      if (block != null && wanted < block.end(channels)) {
        SampleBlock rest = block.from(wanted, channels);
        wanted = rest.end(channels);
        return rest;
      }
      if (!frames.next()) {
        return null;
      }
      place(frames.frame());
    }
  }

  private SampleBlock silence(long gap) {
    int length = (int) Math.min(SILENCE_BLOCK, gap);
    SampleBlock block = new SampleBlock(wanted, new float[length * channels]);
    wanted += length;
    return block;
  }

  /** Puts a decoded frame where it belongs. */
  private void place(AVFrame frame) throws MediaException {
    long pts = frame.best_effort_timestamp();
    long position = expected;
    if (pts != AV_NOPTS_VALUE) {
      long stated = clock.nearest(pts);
      boolean jumps = Math.abs(stated - expected) > clock.tolerance();
      if (jumps && stated <= latest) {
        position = stated;
      }
    }
    long end = position + frame.nb_samples();
    // Nothing is converted only to be thrown away.
    if (end > wanted || frame.sample_rate() != track.sampleRate()) {
      pending = new SampleBlock(position, converter.convert(frame));
      end = pending.end(channels);
    }
    expected = Math.max(expected, end);
  }

  private void prime() throws MediaException {
    if (primed) {
      return;
    }
    primed = true;
    List<SampleBlock> first = new ArrayList<>();
    while (first.size() < LEARNED_FRAMES && frames.next()) {
      if (first.isEmpty()) {
        firstPts = frames.frame().best_effort_timestamp();
      }
      first.add(new SampleBlock(expected, converter.convert(frames.frame())));
      expected = first.getLast().end(channels);
    }
    int[] lengths = first.stream().mapToInt(block -> block.frames(channels)).toArray();
    expected = 0;
    if (lengths.length > 0 && firstPts != AV_NOPTS_VALUE) {
      clock.learn(firstPts, lengths);
    }
    rewind();
  }

  /**
   * Goes on with sample {@code target}.
   *
   * @param target samples from the track's start; less than 0 counts as 0
   * @throws MediaException if the file can no longer be opened
   */
  void seek(long target) throws MediaException {
    prime();
    long to = Math.max(0, target);
    if (to >= wanted && to - wanted < track.sampleRate() / 2) {
      wanted = to;
      return;
    }
    pending = null;
    wanted = to;
    for (double warmUp : frames.isOgg() ? OGG_WARM_UPS : WARM_UPS) {
      long from = to - Math.round(warmUp * track.sampleRate());
      if (from <= 0 || !frames.seek(clock.ticks(from)) || !frames.next()) {
        break;
      }
      long pts = frames.frame().best_effort_timestamp();
      if (pts == AV_NOPTS_VALUE) {
        break;
      }
      OptionalLong exact = clock.exactly(pts);
      if (exact.isEmpty() && to < (long) CHEAP_FROM_START * track.sampleRate()) {
        break;
      }
      long landed = exact.orElse(clock.nearest(pts));
      if (landed <= to - SHORTEST_WARM_UP * track.sampleRate()) {
        expected = landed;
        place(frames.frame());
        return;
      }
    }
    rewind();
  }

  /** Lets the next decoded frame be the first of the stream; what is wanted stays as it is. */
  private void rewind() throws MediaException {
    pending = null;
    expected = 0;
    if (firstPts != AV_NOPTS_VALUE && frames.seek(firstPts) && frames.next()) {
      if (frames.frame().best_effort_timestamp() == firstPts) {
        place(frames.frame());
        return;
      }
    }
    frames.reopen();
  }

  @Override
  public void close() {
    converter.close();
    frames.close();
  }
}
