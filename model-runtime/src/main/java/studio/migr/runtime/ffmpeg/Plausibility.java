package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

/** What a header may promise before anything is allocated for it. */
final class Plausibility {
  /** The largest picture that is decoded: 8192 × 8192 pixels. */
  static final long MOST_PIXELS = 8192L * 8192;

  private static final int MOST_HERTZ = 768_000;
  private static final int MOST_CHANNELS = 64;
  private static final long MOST_SECONDS = 7 * 24 * 3600;
  private static final int MOST_STREAMS = 100;

  private Plausibility() {}

  /**
   * @throws MediaException if the headers read so far state what no clip can have
   */
  static void check(Demuxer demuxer) throws MediaException {
    if (demuxer.streamCount() > MOST_STREAMS) {
      throw implausible(demuxer, demuxer.streamCount() + " streams");
    }
    if (demuxer.context().duration() / AV_TIME_BASE > MOST_SECONDS) {
      throw implausible(demuxer, "lasts " + demuxer.context().duration() / AV_TIME_BASE + " s");
    }
    for (int k = 0; k < demuxer.streamCount(); k++) {
      AVCodecParameters stream = demuxer.stream(k).codecpar();
      if (stream.codec_type() == AVMEDIA_TYPE_VIDEO) {
        long pixels = (long) stream.width() * stream.height();
        if (stream.width() < 0 || stream.height() < 0 || pixels > MOST_PIXELS) {
          throw implausible(demuxer, stream.width() + " x " + stream.height() + " pixels");
        }
      } else if (stream.codec_type() == AVMEDIA_TYPE_AUDIO) {
        int channels = stream.ch_layout().nb_channels();
        if (stream.sample_rate() < 0 || stream.sample_rate() > MOST_HERTZ) {
          throw implausible(demuxer, stream.sample_rate() + " Hz");
        }
        if (channels < 0 || channels > MOST_CHANNELS) {
          throw implausible(demuxer, channels + " channels");
        }
      }
    }
  }

  private static MediaException implausible(Demuxer demuxer, String what) {
    return new MediaException(demuxer.file(), MediaFault.IMPLAUSIBLE, what);
  }
}
