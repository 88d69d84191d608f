package studio.migr.runtime.face;

import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.Picture;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;

/** One face through a clip, frame by frame; a picture is gone when the next one is read. */
public final class FaceFrames implements AutoCloseable {
  private final FrameReader reader;
  private final FaceTracker tracker;
  private final int size;
  private int next;

  private FaceFrames(FrameReader reader, FaceTracker tracker, int size) {
    this.reader = reader;
    this.tracker = tracker;
    this.size = size;
  }

  /**
   * @param nets stay open until the frames are closed
   * @param chosen which face: 0 the most prominent one when the first faces appear, 1 the next
   * @throws MediaException if the file cannot be opened
   */
  public static FaceFrames open(Path file, VideoTrack video, FaceNets nets, int chosen)
      throws MediaException {
    return new FaceFrames(
        FrameReader.open(file, video), new FaceTracker(nets, chosen), video.frames().size());
  }

  /** How many frames there are. */
  public int size() {
    return size;
  }

  /**
   * The face in the next frame, if it is there.
   *
   * @throws MediaException if the frame cannot be decoded
   */
  public Optional<FaceMesh> next() throws MediaException {
    VideoFrame frame = reader.read(next++);
    return tracker.next(new Picture(frame.width(), frame.height(), frame.bgra()));
  }

  @Override
  public void close() {
    reader.close();
  }
}
