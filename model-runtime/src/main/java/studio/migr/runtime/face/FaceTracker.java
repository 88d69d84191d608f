package studio.migr.runtime.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.face.net.FaceBox;
import studio.migr.runtime.face.net.FaceCrop;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.Picture;

/**
 * Follows one face through the frames of a clip. Where the next face is, the mesh of the last one
 * says; the detector is asked at first and whenever the face is lost.
 */
final class FaceTracker {
  private static final double PRESENT = 0.5;

  /** A face found again is the same one if its box shares this much with the last. */
  private static final double SAME_FACE = 0.1;

  private final FaceNets nets;
  private final int chosen;

  /** The face in the frame before, if it was there. */
  private @Nullable FaceMesh current;

  /** Where the face was when it was seen last. */
  private @Nullable FaceBox lastSeen;

  /**
   * @param chosen which face: 0 the most prominent one when the first faces appear, 1 the next
   */
  FaceTracker(FaceNets nets, int chosen) {
    this.nets = nets;
    this.chosen = chosen;
  }

  /** The face in the next frame, if it is there. */
  Optional<FaceMesh> next(Picture picture) {
    if (current != null) {
      current = present(nets.fit(picture, FaceCrop.around(current)));
    }
    if (current == null) {
      current = find(picture);
    }
    if (current == null) {
      return Optional.empty();
    }
    lastSeen = current.box();
    return Optional.of(nets.withBlendshapes(current));
  }

  private @Nullable FaceMesh find(Picture picture) {
    List<FaceBox> faces = new ArrayList<>(nets.find(picture));
    FaceBox before = lastSeen;
    FaceBox face = null;
    if (before != null) {
      face =
          faces.stream()
              .filter(box -> box.overlap(before) > SAME_FACE)
              .max(Comparator.comparingDouble(box -> box.overlap(before)))
              .orElse(null);
    }
    if (face == null) {
      faces.sort(Comparator.comparingDouble(box -> -prominence(box, picture)));
      face = faces.size() > chosen ? faces.get(chosen) : null;
    }
    if (face == null) {
      return null;
    }
    FaceMesh rough = present(nets.fit(picture, FaceCrop.around(face)));
    return rough == null ? null : present(nets.fit(picture, FaceCrop.around(rough)));
  }

  private static @Nullable FaceMesh present(FaceMesh mesh) {
    return mesh.presence() > PRESENT ? mesh : null;
  }

  /** Large and central faces come first. */
  private static double prominence(FaceBox box, Picture picture) {
    double across = (box.x() / picture.width() - 0.5) * 2;
    double down = (box.y() / picture.height() - 0.5) * 2;
    return box.width() * box.height() / (1 + across * across + down * down);
  }
}
