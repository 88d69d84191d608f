package studio.migr.app.bench;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.StreamDecoder;

/** Decodes all of a stream and does nothing with it: the floor of whatever reads a file. */
public final class StraightDecode {
  private StraightDecode() {}

  /**
   * Decodes on all cores.
   *
   * @return milliseconds that it took
   */
  public static double all(Path file, int stream) throws IOException {
    AVFrame frame = av_frame_alloc();
    try (Demuxer demuxer = Demuxer.open(file);
        StreamDecoder decoder =
            StreamDecoder.open(demuxer, stream, Runtime.getRuntime().availableProcessors());
        FrameSource source = new FrameSource(demuxer, stream, decoder)) {
      long start = System.nanoTime();
      while (source.next(frame)) {}
      return (System.nanoTime() - start) / 1e6;
    } finally {
      av_frame_free(frame);
    }
  }
}
