package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.Frames;
import studio.migr.runtime.ffmpeg.PictureConverter;
import studio.migr.runtime.ffmpeg.StreamDecoder;

/**
 * Hands out the pictures of one video stream by exact number: frame {@code k} is the one that a
 * straight decode from the beginning shows as its {@code k}-th.
 *
 * <p>Reading on decodes on, without a seek; frames around the last one read are kept, so that
 * stepping back is cheap. After a seek nothing is believed before a key frame of the index has come
 * out with exactly its time: leading pictures of an open group, which may be broken, and whatever a
 * container's seek turns up instead, are passed over. A seek that lands too late is made again
 * further back, in the end from the beginning of the file.
 *
 * <p>Owned by one thread at a time.
 */
public final class FrameReader implements AutoCloseable {
  private static final long CACHE_BYTES = 128L << 20;

  // Decoding on is cheaper than a seek for a few frames, even across a key frame.
  private static final int NEAR_FRAMES = 8;

  // Streams that carry no times: seeking there means guessing.
  private static final Set<String> NOT_SEEKABLE = Set.of("mpegvideo", "m4v", "h264", "hevc");

  private final Path file;
  private final VideoTrack track;
  private final FrameIndex frames;
  private final FrameCache cache;
  private final PictureConverter converter = new PictureConverter();
  private final AVFrame frame = av_frame_alloc();
  private final RisingTimes times = new RisingTimes();
  private Decoding decoding;

  /** The frame that comes out of the decoder next; -1 while that is not known. */
  private int next;

  /** How far before a key frame this container has to be asked for it, in ticks. */
  private long lead;

  private boolean closed;

  /** What is opened anew to decode from the beginning. */
  private record Decoding(Demuxer demuxer, StreamDecoder decoder, FrameSource source)
      implements AutoCloseable {

    static Decoding open(Path file, int stream) throws MediaException {
      Demuxer demuxer = Demuxer.open(file);
      try {
        if (stream >= demuxer.streamCount()) {
          throw new MediaException(file, MediaFault.DAMAGED, "no stream " + stream);
        }
        StreamDecoder decoder = StreamDecoder.open(demuxer, stream, DecoderThreads.COUNT);
        demuxer.readOnly(stream);
        return new Decoding(demuxer, decoder, new FrameSource(demuxer, stream, decoder));
      } catch (MediaException e) {
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

  private FrameReader(Path file, VideoTrack track, Decoding decoding, long cacheBytes) {
    this.file = file;
    this.track = track;
    this.frames = track.frames();
    this.decoding = decoding;
    this.cache = new FrameCache(cacheBytes);
  }

  /**
   * Opens {@code file} for reading frames.
   *
   * @param track as {@link MediaProbe} described it
   * @throws MediaException if the file cannot be opened or its codec is not there
   */
  public static FrameReader open(Path file, VideoTrack track) throws MediaException {
    return open(file, track, CACHE_BYTES);
  }

  static FrameReader open(Path file, VideoTrack track, long cacheBytes) throws MediaException {
    return new FrameReader(file, track, Decoding.open(file, track.stream()), cacheBytes);
  }

  /**
   * Frame {@code k} in presentation order, from 0. Where a frame in the middle of a clip is so
   * damaged that nothing comes out, the one before it stays, as in any player.
   *
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws MediaException if it cannot be decoded
   */
  public VideoFrame read(int k) throws MediaException {
    Objects.checkIndex(k, frames.size());
    if (closed) {
      throw new IllegalStateException("closed");
    }
    AVFrame decoded = cache.get(k);
    if (decoded == null) {
      find(k);
      decoded = cache.get(k);
    }
    if (decoded == null) {
      throw new MediaException(file, MediaFault.DAMAGED, "frame " + k + " does not come out");
    }
    return upright(k, decoded);
  }

  /** Whether the frames after the last key frame come out as the index says, and no more. */
  boolean confirmsEnd() {
    int last = frames.size() - 1;
    int key = frames.keyAtOrBefore(last);
    return isSeekable()
        && seek(frames.pts(key) - lead)
        && land(last) >= 0
        && decodeOn(last, false)
        && !decoding.source.next(frame);
  }

  private void find(int k) throws MediaException {
    int key = frames.keyAtOrBefore(k);
    boolean near = next >= 0 && k >= next && (key <= next || k - next <= NEAR_FRAMES);
    if (near && decodeOn(k, false)) {
      return;
    }
    if (isSeekable() && frames.isKey(key) && findBySeeking(k, key)) {
      return;
    }
    decoding.close();
    decoding = Decoding.open(file, track.stream());
    times.startOver();
    next = 0;
    decodeOn(k, true);
  }

  private boolean isSeekable() {
    return !NOT_SEEKABLE.contains(decoding.demuxer.container());
  }

  private boolean findBySeeking(int k, int key) {
    long back = lead;
    // Before the first frame there is nothing to seek: then the caller decodes from the beginning.
    while (back == lead || frames.pts(key) - back > frames.pts(0)) {
      int landed = seek(frames.pts(key) - back) ? land(k) : -1;
      if (landed >= 0) {
        lead = back;
        // A frame that is missing although decoding started a key frame earlier does not exist.
        if (decodeOn(k, landed < key)) {
          return true;
        }
      }
      back = Math.max(2 * back, track.timeBase().toTicks(500));
      if (landed >= 0) {
        back = Math.max(back, frames.pts(key) - frames.pts(Math.max(0, landed - 1)));
      }
    }
    return false;
  }

  private boolean seek(long time) {
    next = -1;
    boolean moved = decoding.demuxer.seek(track.stream(), time, AVSEEK_FLAG_BACKWARD) >= 0;
    decoding.source.restart();
    return moved;
  }

  /**
   * Decodes up to the first key frame that is certain.
   *
   * @return its number; -1 if none comes out up to frame {@code k}
   */
  private int land(int k) {
    while (decoding.source.next(frame)) {
      long stamp = frame.best_effort_timestamp();
      if (!RisingTimes.isTime(stamp) || !Frames.isKey(frame)) {
        continue;
      }
      if (stamp > frames.pts(k)) {
        return -1;
      }
      int landed = frames.frameAt(stamp);
      if (frames.pts(landed) == stamp && frames.isKey(landed)) {
        times.restartAt(stamp, frame.duration());
        cache.put(landed, frame, k);
        next = landed + 1;
        return landed;
      }
    }
    return -1;
  }

  /**
   * Decodes on until frame {@code k} is kept.
   *
   * @param holds whether a frame that does not come out is replaced by the one before it
   * @return false if the frames that came out are not those of the index
   */
  private boolean decodeOn(int k, boolean holds) {
    while (next <= k) {
      int expected = next;
      AVFrame former = expected > 0 ? cache.get(expected - 1) : null;
      if (!decoding.source.next(frame)) {
        next = -1;
        return holds && former != null && hold(former, expected, k + 1, k);
      }
      int shown = frames.nearest(times.next(frame.best_effort_timestamp(), frame.duration()));
      if (shown < expected) {
        if (!holds) {
          next = -1;
          return false;
        }
        continue; // a frame that the index does not have
      }
      if (shown > expected) {
        if (!holds) {
          next = -1;
          return false;
        }
        hold(former == null ? frame : former, expected, shown, k);
      }
      cache.put(shown, frame, k);
      next = shown + 1;
    }
    return true;
  }

  private boolean hold(@Nullable AVFrame picture, int from, int to, int centre) {
    for (int missing = from; picture != null && missing < to; missing++) {
      cache.put(missing, picture, centre);
    }
    return picture != null;
  }

  private VideoFrame upright(int k, AVFrame decoded) throws MediaException {
    ByteBuffer pixels;
    try {
      pixels = converter.toBgra(decoded);
    } catch (IllegalArgumentException e) {
      throw new MediaException(file, MediaFault.UNSUPPORTED_CODEC, String.valueOf(e.getMessage()));
    }
    int width = decoded.width();
    int height = decoded.height();
    int turn = track.rotation();
    if (turn == 0) {
      return new VideoFrame(k, frames.pts(k), width, height, pixels);
    }
    ByteBuffer turned = QuarterTurn.turn(pixels, width, height, turn);
    return turn == 180
        ? new VideoFrame(k, frames.pts(k), width, height, turned)
        : new VideoFrame(k, frames.pts(k), height, width, turned);
  }

  /** Releases all native memory; pictures handed out stay valid. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      cache.close();
      decoding.close();
      converter.close();
      av_frame_free(frame);
    }
  }
}
