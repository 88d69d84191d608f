package studio.migr.app.thumbnail;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.VideoTrack;

/**
 * The frame that stands for a clip: where the action units of its first face are strongest in sum,
 * or the middle one where none are known.
 */
final class Apex {
  private Apex() {}

  /**
   * @param faces times in them count from the clip's start
   * @param clipStartMs on the container's clock
   * @return the number of the frame
   */
  static int of(VideoTrack video, List<AuTrack> faces, double clipStartMs) {
    int middle = video.frames().size() / 2;
    return faces.stream()
        .findFirst()
        .flatMap(Apex::strongestMs)
        .map(ms -> video.frameAtMillis(clipStartMs + ms))
        .filter(frame -> frame >= 0)
        .orElse(middle);
  }

  private static Optional<Double> strongestMs(AuTrack face) {
    double strongest = 0;
    int at = -1;
    for (int row = 0; row < face.rows(); row++) {
      double sum = 0;
      for (double[] values : face.intensity().values()) {
        sum += Double.isNaN(values[row]) ? 0 : values[row];
      }
      if (sum > strongest) {
        strongest = sum;
        at = row;
      }
    }
    return at < 0 ? Optional.empty() : Optional.of(face.timesMs()[at]);
  }
}
