package studio.migr.runtime.face;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import studio.migr.runtime.face.net.FaceCrop;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.face.net.Picture;
import studio.migr.runtime.media.VideoFrame;

/**
 * Cuts the most prominent face of a clip out of its frames, always in the same way, for models that
 * see faces only. For one thread.
 */
public final class FaceCutter implements AutoCloseable {
  private final FaceNets nets;
  private FaceTracker tracker;

  private FaceCutter(FaceNets nets) {
    this.nets = nets;
    this.tracker = new FaceTracker(nets, 0);
  }

  /**
   * A face in a frame.
   *
   * @param place in the frame, in px
   * @param rgb three bytes for each pixel, row after row
   */
  public record Cut(FaceCrop place, byte[] rgb) {}

  /**
   * With the nets packed with the studio, so that a model sees the same on every machine.
   *
   * @throws FaceNetsException if they cannot be had
   */
  public static FaceCutter open() throws FaceNetsException {
    return new FaceCutter(FaceNets.open(Optional.<Path>empty()));
  }

  /** Another clip begins. */
  public void restart() {
    tracker = new FaceTracker(nets, 0);
  }

  /**
   * The face in the next frame, if it is there.
   *
   * @param size px of a side of what is cut out
   */
  public Optional<Cut> next(VideoFrame frame, int size) {
    Picture picture = new Picture(frame.width(), frame.height(), frame.bgra());
    try (PointerScope scope = new PointerScope()) {
      Optional<FaceMesh> mesh = tracker.next(picture);
      return mesh.map(FaceCrop::aligned).map(place -> new Cut(place, picture.square(place, size)));
    }
  }

  @Override
  public void close() {
    nets.close();
  }
}
