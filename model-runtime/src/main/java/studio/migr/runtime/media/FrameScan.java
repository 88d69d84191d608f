package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.Frames;
import studio.migr.runtime.ffmpeg.StreamDecoder;
import studio.migr.runtime.work.Work;

/**
 * A straight decode of a video stream from its beginning: the truth about which frames there are.
 *
 * @param index the frames that came out; nothing if none did
 * @param damaged how many frames, or packets that gave none, were damaged
 * @param endDamaged whether the last frame, or a packet after it, was damaged
 */
record FrameScan(Optional<FrameIndex> index, long damaged, boolean endDamaged) {

  /**
   * @param frames stop after so many frames
   * @param progress told the number of frames so far
   */
  static FrameScan of(Path file, int stream, int frames, Work work, IntConsumer progress)
      throws MediaException {
    LongList pts = new LongList();
    BitSet keys = new BitSet();
    RisingTimes times = new RisingTimes();
    long damagedFrames = 0;
    long errorsBefore = 0;
    boolean endDamaged = false;
    AVFrame frame = av_frame_alloc();
    try (Demuxer demuxer = Demuxer.open(file);
        StreamDecoder decoder = StreamDecoder.open(demuxer, stream, DecoderThreads.COUNT)) {
      demuxer.readOnly(stream);
      try (FrameSource source = new FrameSource(demuxer, stream, decoder)) {
        while (pts.size() < frames && source.next(frame)) {
          work.check();
          if (Frames.isKey(frame)) {
            keys.set(pts.size());
          }
          pts.add(times.next(frame.best_effort_timestamp(), frame.duration()));
          boolean damaged = Frames.isDamaged(frame);
          damagedFrames += damaged ? 1 : 0;
          endDamaged = damaged;
          errorsBefore = source.errors();
          progress.accept(pts.size());
        }
        endDamaged |= source.errors() > errorsBefore;
        damagedFrames += source.errors();
      }
    } finally {
      av_frame_free(frame);
    }
    Optional<FrameIndex> index =
        pts.size() == 0 ? Optional.empty() : Optional.of(new FrameIndex(pts.toArray(), keys));
    return new FrameScan(index, damagedFrames, endDamaged);
  }
}
