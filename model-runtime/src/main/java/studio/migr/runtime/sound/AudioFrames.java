package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.StreamDecoder;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.Rational;

/** The decoded frames of one audio stream, in file order. Damaged packets are passed over. */
final class AudioFrames implements AutoCloseable {
  private final Path file;
  private final int stream;
  private final AVFrame frame = av_frame_alloc();
  private Decoding decoding;
  private boolean sounds;
  private boolean closed;

  /** What is opened anew to decode from the beginning. */
  private record Decoding(Demuxer demuxer, StreamDecoder decoder, FrameSource source)
      implements AutoCloseable {

    static Decoding open(Path file, int stream) throws MediaException {
      Demuxer demuxer = Demuxer.open(file);
      try {
        if (stream >= demuxer.streamCount()
            || demuxer.stream(stream).codecpar().codec_type() != AVMEDIA_TYPE_AUDIO) {
          throw new MediaException(file, MediaFault.NO_STREAMS, "no audio stream " + stream);
        }
        demuxer.readOnly(stream);
        StreamDecoder decoder = StreamDecoder.open(demuxer, stream, 1);
        return new Decoding(demuxer, decoder, new FrameSource(demuxer, stream, decoder));
      } catch (MediaException | RuntimeException e) {
        demuxer.close();
        throw e;
      }
    }

    @Override
    public void close() {
      source.close();
      decoder.close();
      demuxer.close();
    }
  }

  private AudioFrames(Path file, int stream, Decoding decoding) {
    this.file = file;
    this.stream = stream;
    this.decoding = decoding;
  }

  /**
   * @throws MediaException if the file cannot be opened, has no such audio stream, or lacks the
   *     codec
   */
  static AudioFrames open(Path file, int stream) throws MediaException {
    return new AudioFrames(file, stream, Decoding.open(file, stream));
  }

  Rational timeBase() {
    return Ffmpeg.rational(decoding.demuxer.stream(stream).time_base());
  }

  boolean isOgg() {
    return decoding.demuxer.container().equals("ogg");
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
    while (decoding.source.next(frame)) {
      if (frame.nb_samples() > 0) {
        sounds = true;
        return true;
      }
    }
    if (!sounds && decoding.source.errors() > 0) {
      throw new MediaException(file, MediaFault.DAMAGED, "no sound decodes in stream " + stream);
    }
    return false;
  }

  /**
   * Moves to a packet at or before a time.
   *
   * @param time in the stream's time base
   * @return whether the container could do it
   */
  boolean seek(long time) {
    int result = decoding.demuxer.seek(stream, time, AVSEEK_FLAG_BACKWARD);
    decoding.source.restart();
    return result >= 0;
  }

  /**
   * Opens the file anew, so that the next frame is the first for certain.
   *
   * @throws MediaException if it can no longer be opened
   */
  void reopen() throws MediaException {
    Decoding fresh = Decoding.open(file, stream);
    decoding.close();
    decoding = fresh;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
      decoding.close();
    }
  }
}
