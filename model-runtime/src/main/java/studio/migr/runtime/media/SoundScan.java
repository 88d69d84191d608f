package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.StreamDecoder;
import studio.migr.runtime.work.Work;

/**
 * A straight decode of an audio stream from its beginning.
 *
 * @param frames blocks of samples that came out
 * @param errors packets that gave none
 * @param hasTimes whether any block had a time
 * @param startMs time of the first sample on the container's clock, in milliseconds
 * @param endMs time after the last sample decoded
 * @param sampleRate of the last block, in hertz: with some codecs other than the header says
 * @param channels of the last block
 * @param toTheEnd whether all of the stream was decoded
 */
record SoundScan(
    long frames,
    long errors,
    boolean hasTimes,
    double startMs,
    double endMs,
    int sampleRate,
    int channels,
    boolean toTheEnd) {

  /** Whether there is sound to hear: at least half of what was read decodes. */
  boolean audible() {
    return frames > 0 && errors <= frames;
  }

  /**
   * @param mostMs stop after so many milliseconds of sound
   */
  static SoundScan of(Path file, int stream, double mostMs, Work work) throws MediaException {
    AVFrame frame = av_frame_alloc();
    try (Demuxer demuxer = Demuxer.open(file);
        StreamDecoder decoder = StreamDecoder.open(demuxer, stream, 1)) {
      demuxer.readOnly(stream);
      Rational timeBase = Ffmpeg.rational(demuxer.stream(stream).time_base());
      try (FrameSource source = new FrameSource(demuxer, stream, decoder)) {
        boolean hasTimes = false;
        double start = 0;
        double end = 0;
        double heard = 0;
        int rate = 0;
        int channels = 0;
        long frames = 0;
        boolean toTheEnd = true;
        while (source.next(frame)) {
          work.check();
          frames++;
          rate = Math.max(1, frame.sample_rate());
          channels = frame.ch_layout().nb_channels();
          double length = 1000.0 * frame.nb_samples() / rate;
          heard += length;
          long stamp = frame.best_effort_timestamp();
          if (RisingTimes.isTime(stamp)) {
            double time = timeBase.toMillis(stamp);
            if (!hasTimes) {
              start = time - (heard - length); // blocks before the first time stamp
              end = start;
            }
            hasTimes = true;
            end = Math.max(end, time + length);
          } else {
            end += length;
          }
          if (heard >= mostMs) {
            toTheEnd = false;
            break;
          }
        }
        return new SoundScan(
            frames, source.errors(), hasTimes, start, end, rate, channels, toTheEnd);
      }
    } finally {
      av_frame_free(frame);
    }
  }
}
