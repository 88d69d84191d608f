package studio.migr.runtime.face.unit;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.face.net.FaceNets;

/** Reads the intensities of action units from the measures of a clip's frames. */
public final class UnitReader {
  static final double HIGHEST = 5;

  /** FACS's A, a trace, counts as present. */
  private static final double PRESENT = 1;

  private static final ActionUnit BLINK = new ActionUnit(45);

  private final Calibration calibration;

  UnitReader(Calibration calibration) {
    this.calibration = calibration;
  }

  public static UnitReader of(FaceNets.Kind kind) {
    return new UnitReader(Calibration.of(kind));
  }

  /** Version of the figures that are used. */
  public String calibration() {
    return calibration.name();
  }

  /**
   * The intensities of every unit in every frame, 0 to 5 and NaN where no face is. Compared with
   * the person's calm face, which is found among the frames. Neighbouring frames are averaged a
   * little, except for blinks, which are short.
   *
   * @param frames measures of each frame in order of time, null where no face is
   */
  public SortedMap<ActionUnit, double[]> intensities(List<float @Nullable []> frames) {
    double[] calm = CalmFace.of(frames, calibration);
    SortedMap<ActionUnit, double[]> units = new TreeMap<>();
    calibration
        .relative()
        .forEach(
            (unit, slopes) -> {
              double[] values = new double[frames.size()];
              for (int k = 0; k < values.length; k++) {
                float[] face = frames.get(k);
                values[k] =
                    face == null
                        ? Double.NaN
                        : Math.clamp(slopes.intensity(face, calm), 0.0, HIGHEST);
              }
              units.put(unit, unit.equals(BLINK) ? values : smooth(values));
            });
    return units;
  }

  /** 1 where an intensity is a trace or more, 0 where it is less, NaN where it is missing. */
  public static double[] presence(double[] intensity) {
    return Arrays.stream(intensity)
        .map(value -> Double.isNaN(value) ? Double.NaN : value >= PRESENT ? 1 : 0)
        .toArray();
  }

  /** Half of each value from itself and a quarter from either neighbour that is there. */
  private static double[] smooth(double[] values) {
    double[] smooth = values.clone();
    for (int k = 0; k < values.length; k++) {
      double before = k > 0 && !Double.isNaN(values[k - 1]) ? values[k - 1] : values[k];
      double after =
          k + 1 < values.length && !Double.isNaN(values[k + 1]) ? values[k + 1] : values[k];
      smooth[k] = (before + 2 * values[k] + after) / 4;
    }
    return smooth;
  }
}
