package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.ffmpeg.StreamDecoder;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.Rational;

/** The decoded frames of one audio stream, in file order. Damaged packets are passed over. */
final class AudioFrames implements AutoCloseable {
  // A stream in which nothing decodes must end; real damage is shorter than this many packets.
  private static final int HOPELESS = 2000;

  private final Path file;
  private final int stream;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private Demuxer demuxer;
  private StreamDecoder decoder;
  private boolean draining;
  private boolean closed;

  private AudioFrames(Path file, int stream, Demuxer demuxer, StreamDecoder decoder) {
    this.file = file;
    this.stream = stream;
    this.demuxer = demuxer;
    this.decoder = decoder;
  }

  /**
   * @throws MediaException if the file cannot be opened, has no such audio stream, or lacks the
   *     codec
   */
  static AudioFrames open(Path file, int stream) throws MediaException {
    Demuxer demuxer = openDemuxer(file, stream);
    try {
      return new AudioFrames(file, stream, demuxer, StreamDecoder.open(demuxer, stream, 1));
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static Demuxer openDemuxer(Path file, int stream) throws MediaException {
    Demuxer demuxer = Demuxer.open(file);
    if (stream >= demuxer.streamCount()
        || demuxer.stream(stream).codecpar().codec_type()
            != org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO) {
      demuxer.close();
      throw new MediaException(file, MediaFault.NO_STREAMS, "no audio stream " + stream);
    }
    for (int other = 0; other < demuxer.streamCount(); other++) {
      if (other != stream) {
        demuxer.stream(other).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return demuxer;
  }

  Rational timeBase() {
    return Ffmpeg.rational(demuxer.stream(stream).time_base());
  }

  boolean isOgg() {
    return demuxer.container().equals("ogg");
  }

  /** The frame that {@link #next} has just decoded; it changes with every call. */
  AVFrame frame() {
    return frame;
  }

  /**
   * Decodes the next frame.
   *
   * @return whether there is one; false at the end of the stream
   * @throws MediaException if the stream is there but nothing of it decodes
   */
  boolean next() throws MediaException {
    int refused = 0;
    while (refused < HOPELESS) {
      int received = decoder.receive(frame);
      if (received >= 0) {
        if (frame.nb_samples() > 0) {
          return true;
        }
      } else if (Demuxer.isEnd(received)) {
        return false;
      } else if (!StreamDecoder.wantsMore(received)) {
        refused++;
      } else if (draining) {
        return false;
      } else if (!feed()) {
        refused++;
      }
    }
    throw new MediaException(file, MediaFault.DAMAGED, "no sound decodes in stream " + stream);
  }

  /** Hands the decoder one packet; false if there was none to be had or it refused it. */
  private boolean feed() {
    while (true) {
      int read = demuxer.read(packet);
      if (read == AVERROR_EAGAIN()) {
        return false;
      }
      if (read < 0) {
        draining = true;
        decoder.send(null);
        return true;
      }
      try {
        if (packet.stream_index() == stream) {
          return decoder.send(packet) >= 0;
        }
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  /**
   * Moves to a packet at or before a time.
   *
   * @param time in the stream's time base
   * @return whether the container could do it
   */
  boolean seek(long time) {
    int result = demuxer.seek(stream, time, AVSEEK_FLAG_BACKWARD);
    decoder.flush();
    draining = false;
    return result >= 0;
  }

  /**
   * Opens the file anew, so that the next frame is the first for certain.
   *
   * @throws MediaException if it can no longer be opened
   */
  void reopen() throws MediaException {
    Demuxer fresh = openDemuxer(file, stream);
    StreamDecoder freshDecoder;
    try {
      freshDecoder = StreamDecoder.open(fresh, stream, 1);
    } catch (MediaException | RuntimeException e) {
      fresh.close();
      throw e;
    }
    decoder.close();
    demuxer.close();
    demuxer = fresh;
    decoder = freshDecoder;
    draining = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
      av_frame_free(frame);
      decoder.close();
      demuxer.close();
    }
  }
}
