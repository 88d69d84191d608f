package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

/** The decoder of one stream: packets in, frames out. */
public final class StreamDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private boolean closed;

  private StreamDecoder(AVCodecContext context) {
    this.context = context;
  }

  /**
   * @param threads how many threads the codec may use; 0 lets it choose
   * @throws MediaException if the codec is not built in or refuses the stream
   */
  public static StreamDecoder open(Demuxer demuxer, int stream, int threads) throws MediaException {
    AVStream av = demuxer.stream(stream);
    AVCodec codec = avcodec_find_decoder(av.codecpar().codec_id());
    if (codec == null || codec.isNull()) {
      throw new MediaException(
          demuxer.file(), MediaFault.UNSUPPORTED_CODEC, "codec id " + av.codecpar().codec_id());
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    StreamDecoder decoder = new StreamDecoder(context);
    int result = avcodec_parameters_to_context(context, av.codecpar());
    if (result >= 0) {
      context.pkt_timebase(av.time_base());
      context.thread_count(threads);
      context.max_pixels(Plausibility.MOST_PIXELS);
      result = avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (result < 0) {
      decoder.close();
      throw new MediaException(demuxer.file(), MediaFault.DAMAGED, Ffmpeg.message(result));
    }
    return decoder;
  }

  /** The native context; it dies with this object. */
  public AVCodecContext context() {
    return context;
  }

  /**
   * @param packet the next packet of this stream, or null at the end of the stream
   * @return 0, or a negative FFmpeg error (then the packet was not taken)
   */
  public int send(@Nullable AVPacket packet) {
    return avcodec_send_packet(context, packet);
  }

  /**
   * @return 0 with a frame, or a negative FFmpeg error; {@link #wantsMore} and {@link
   *     Demuxer#isEnd} tell the normal ones
   */
  public int receive(AVFrame frame) {
    return avcodec_receive_frame(context, frame);
  }

  public static boolean wantsMore(int result) {
    return result == AVERROR_EAGAIN();
  }

  /** Forgets all state; call after a seek. */
  public void flush() {
    avcodec_flush_buffers(context);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
    }
  }
}
