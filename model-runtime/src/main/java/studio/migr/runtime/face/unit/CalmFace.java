package studio.migr.runtime.face.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.au.ActionUnit;

/**
 * A person's calm face, from the clip itself: the mean of the frames in which a coarse reading
 * against the mean face sees the least going on. How a person's face differs from the mean is in
 * all frames alike and does not change their order.
 */
final class CalmFace {
  private static final double SHARE = 0.15;
  private static final int LEAST_FRAMES = 4;

  /**
   * Frames on either side over which the reading is averaged: a blink more or less must not count.
   */
  private static final int AROUND = 2;

  private CalmFace() {}

  /**
   * @param frames measures of each frame, null where no face is
   * @return a value for each measure; the mean face's if there is no frame with a face
   */
  static double[] of(List<float @Nullable []> frames, Calibration calibration) {
    List<float[]> faces = new ArrayList<>();
    for (float[] frame : frames) {
      if (frame != null) {
        faces.add(frame);
      }
    }
    if (faces.isEmpty()) {
      return calibration.calm().clone();
    }
    double[] activity = new double[faces.size()];
    for (int k = 0; k < activity.length; k++) {
      activity[k] = activity(faces.get(k), calibration.calm(), calibration.absolute());
    }
    double[] smooth = smooth(activity);
    Integer[] order = new Integer[smooth.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble(k -> smooth[k]));
    int calmest =
        Math.min(order.length, Math.max(LEAST_FRAMES, (int) Math.round(SHARE * order.length)));
    double[] calm = new double[calibration.calm().length];
    for (int k = 0; k < calmest; k++) {
      float[] face = faces.get(order[k]);
      for (int measure = 0; measure < calm.length; measure++) {
        calm[measure] += face[measure] / calmest;
      }
    }
    return calm;
  }

  private static double activity(
      float[] face, double[] mean, SortedMap<ActionUnit, Slopes> absolute) {
    double sum = 0;
    for (Slopes slopes : absolute.values()) {
      sum += Math.clamp(slopes.intensity(face, mean), 0.0, UnitReader.HIGHEST);
    }
    return sum;
  }

  private static double[] smooth(double[] values) {
    double[] smooth = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      for (int near = k - AROUND; near <= k + AROUND; near++) {
        smooth[k] += values[Math.clamp(near, 0, values.length - 1)] / (2 * AROUND + 1);
      }
    }
    return smooth;
  }
}
