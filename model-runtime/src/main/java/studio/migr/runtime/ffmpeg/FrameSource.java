package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The decoded frames of one stream in the order in which they are shown, picture or sound, from
 * where the demuxer stands to the end of the file. Damaged packets are counted and passed over.
 *
 * <p>Does not own the demuxer and the decoder it reads from.
 */
public final class FrameSource implements AutoCloseable {
  private final Demuxer demuxer;
  private final int stream;
  private final StreamDecoder decoder;
  private final AVPacket packet = av_packet_alloc();
  private boolean draining;
  private boolean brokeOff;
  private long packets;
  private long errors;
  private boolean closed;

  public FrameSource(Demuxer demuxer, int stream, StreamDecoder decoder) {
    this.demuxer = demuxer;
    this.stream = stream;
    this.decoder = decoder;
  }

  /**
   * Decodes up to the next frame.
   *
   * @param frame takes the frame; what it held before is released
   * @return false at the end
   */
  public boolean next(AVFrame frame) {
    while (true) {
      int received = decoder.receive(frame);
      if (received >= 0) {
        return true;
      }
      if (Demuxer.isEnd(received)) {
        return false;
      }
      if (!StreamDecoder.wantsMore(received)) {
        errors++;
        if (draining) {
          // Each call takes a frame out of the decoder, or its error: this ends.
          continue;
        }
      }
      feed();
    }
  }

  private void feed() {
    while (!draining) {
      int read = demuxer.read(packet);
      if (read < 0) {
        brokeOff = !Demuxer.isEnd(read);
        draining = true;
        decoder.send(null);
        return;
      }
      boolean ours = packet.stream_index() == stream;
      if (ours) {
        packets++;
        if (decoder.send(packet) < 0) {
          errors++;
          ours = false; // the decoder took nothing in: go on to the next packet
        }
      }
      av_packet_unref(packet);
      if (ours) {
        return;
      }
    }
  }

  /** Forgets the past; call after the demuxer was moved. */
  public void restart() {
    decoder.flush();
    draining = false;
    brokeOff = false;
  }

  /** Packets of the stream read so far. */
  public long packets() {
    return packets;
  }

  /** Packets so far that the decoder refused. */
  public long errors() {
    return errors;
  }

  /** Whether reading ended with an error of the container instead of its end. */
  public boolean brokeOff() {
    return brokeOff;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
    }
  }
}
