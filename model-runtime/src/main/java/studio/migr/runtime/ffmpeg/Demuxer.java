package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

/** One opened container: hands out its packets in file order. */
public final class Demuxer implements AutoCloseable {
  // Only real media containers: playlists could name other files or hosts, and FFmpeg takes plain
  // text for a picture.
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,m4v,h264,hevc,asf,flv,wav,w64,flac,mp3,ogg,"
          + "aac,aiff,caf,amr";

  private final Path file;
  private final AVFormatContext context;
  private boolean closed;

  private Demuxer(Path file, AVFormatContext context) {
    this.file = file;
    this.context = context;
  }

  /**
   * Opens {@code file} and reads as much of it as the streams' properties need.
   *
   * @throws MediaException if it is missing, unreadable, empty, no media file, or states what no
   *     clip can have
   */
  public static Demuxer open(Path file) throws MediaException {
    checkReadable(file);
    Ffmpeg.load();
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary((Pointer) null);
    try (BytePointer url =
        new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8)) {
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "format_whitelist", CONTAINERS, 0);
      int opened = avformat_open_input(context, url, null, options);
      if (opened < 0) {
        throw new MediaException(file, MediaFault.NOT_MEDIA, Ffmpeg.message(opened));
      }
    } finally {
      av_dict_free(options);
    }
    Demuxer demuxer = new Demuxer(file, context);
    try {
      Plausibility.check(demuxer);
    } catch (MediaException e) {
      demuxer.close();
      throw e;
    }
    int found = avformat_find_stream_info(context, (AVDictionary) null);
    if (found < 0) {
      demuxer.close();
      throw new MediaException(file, MediaFault.DAMAGED, Ffmpeg.message(found));
    }
    try {
      Plausibility.check(demuxer); // what only the streams themselves state
    } catch (MediaException e) {
      demuxer.close();
      throw e;
    }
    return demuxer;
  }

  /**
   * @throws MediaException if there is nothing to read: no file, no right, no bytes
   */
  public static void checkReadable(Path file) throws MediaException {
    if (!Files.isRegularFile(file)) {
      throw new MediaException(file, MediaFault.MISSING, "");
    }
    if (!Files.isReadable(file)) {
      throw new MediaException(file, MediaFault.UNREADABLE, "");
    }
    try {
      if (Files.size(file) == 0) {
        throw new MediaException(file, MediaFault.EMPTY, "");
      }
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(file, MediaFault.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  public Path file() {
    return file;
  }

  /** FFmpeg's name of the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}. */
  public String container() {
    return context.iformat().name().getString();
  }

  /** Leaves the packets of all other streams out of {@link #read}. */
  public void readOnly(int stream) {
    for (int k = 0; k < streamCount(); k++) {
      stream(k).discard(k == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
    }
  }

  /** The native context, for what this class does not offer; it dies with this object. */
  public AVFormatContext context() {
    return context;
  }

  public int streamCount() {
    return context.nb_streams();
  }

  public AVStream stream(int index) {
    return context.streams(index);
  }

  /**
   * Reads the next packet of any stream. The caller unreferences the packet.
   *
   * @return 0, or a negative FFmpeg error; {@link #isEnd} tells the end from damage
   */
  public int read(AVPacket packet) {
    return av_read_frame(context, packet);
  }

  public static boolean isEnd(int result) {
    return result == AVERROR_EOF();
  }

  /**
   * Moves to a time of one stream.
   *
   * @param stream index of the stream whose time base counts
   * @param time in that time base (or a byte position, with {@code AVSEEK_FLAG_BYTE})
   * @param flags FFmpeg's AVSEEK_FLAG_*
   * @return 0 or more, or a negative FFmpeg error
   */
  public int seek(int stream, long time, int flags) {
    return av_seek_frame(context, stream, time, flags);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat_close_input(context);
    }
  }
}
