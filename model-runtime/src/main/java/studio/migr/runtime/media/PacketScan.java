package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.work.Work;

/** One read through all packets of a container, without decoding. */
final class PacketScan {

  /** What the packets of one stream tell. Times are in the stream's time base. */
  static final class Stream {
    private final LongList pts = new LongList();
    private final BitSet keys = new BitSet();
    private long first = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private boolean plain = true;

    private void take(AVPacket packet) {
      long stamp = packet.pts();
      int flags = packet.flags();
      plain &=
          RisingTimes.isTime(stamp) && (flags & (AV_PKT_FLAG_DISCARD | AV_PKT_FLAG_CORRUPT)) == 0;
      if ((flags & AV_PKT_FLAG_KEY) != 0) {
        keys.set(pts.size());
      }
      pts.add(stamp);
      if ((flags & AV_PKT_FLAG_DISCARD) == 0) {
        long time = RisingTimes.isTime(stamp) ? stamp : packet.dts();
        if (RisingTimes.isTime(time)) {
          first = Math.min(first, time);
          end = Math.max(end, time + Math.max(0, packet.duration()));
        }
      }
    }

    int packets() {
      return pts.size();
    }

    /** Time of the earliest packet; meaningful if {@link #hasTimes}. */
    long first() {
      return first;
    }

    /** Where the latest packet ends; meaningful if {@link #hasTimes}. */
    long end() {
      return end;
    }

    boolean hasTimes() {
      return end >= first;
    }

    /**
     * The index that follows if each packet is one frame; nothing where that cannot be: a time
     * stamp is missing or doubled, a packet is marked as damaged or not to be shown, or two frames
     * lie so close that they look like the fields of one.
     */
    Optional<FrameIndex> asFrames() {
      if (!plain || pts.size() == 0) {
        return Optional.empty();
      }
      long[] sorted = pts.toArray();
      Arrays.sort(sorted);
      if (sorted.length > 1) {
        long mean = (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
        for (int k = 1; k < sorted.length; k++) {
          if (sorted[k] - sorted[k - 1] <= mean * 6 / 10) {
            return Optional.empty();
          }
        }
      }
      BitSet keyFrames = new BitSet(sorted.length);
      keys.stream().forEach(k -> keyFrames.set(Arrays.binarySearch(sorted, pts.get(k))));
      return Optional.of(new FrameIndex(sorted, keyFrames));
    }
  }

  private final List<Stream> streams;
  private final boolean brokeOff;

  private PacketScan(List<Stream> streams, boolean brokeOff) {
    this.streams = streams;
    this.brokeOff = brokeOff;
  }

  /**
   * @param size of the file in bytes; progress goes from 0 to this, of {@code total}
   */
  static PacketScan of(Demuxer demuxer, Work work, long size, long total) {
    List<Stream> streams = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try {
      int read;
      long told = 0;
      while ((read = demuxer.read(packet)) >= 0) {
        work.check();
        while (streams.size() <= packet.stream_index()) {
          streams.add(new Stream());
        }
        streams.get(packet.stream_index()).take(packet);
        if (packet.pos() > told) {
          told = Math.min(packet.pos(), size);
          work.progress(told, total);
        }
        av_packet_unref(packet);
      }
      while (streams.size() < demuxer.streamCount()) {
        streams.add(new Stream());
      }
      return new PacketScan(streams, !Demuxer.isEnd(read));
    } finally {
      av_packet_free(packet);
    }
  }

  Stream stream(int index) {
    return streams.get(index);
  }

  /** Whether reading ended with an error instead of the file's end. */
  boolean brokeOff() {
    return brokeOff;
  }
}
