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

  /** How much of a value comes from itself and from either side, one frame away and further. */
  private static final double[] FAST = {2, 1};

  private static final double[] SLOW = {8, 7, 4, 1};
  private static final double[] ALONE = {1};

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
   * the person's calm face, which is found among the frames. Neighbouring frames are averaged:
   * hardly where speech moves the mouth, not at all for blinks, which are short.
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
              units.put(unit, averaged(values, shares(unit)));
            });
    return units;
  }

  /** 1 where an intensity is a trace or more, 0 where it is less, NaN where it is missing. */
  public static double[] presence(double[] intensity) {
    return Arrays.stream(intensity)
        .map(value -> Double.isNaN(value) ? Double.NaN : value >= PRESENT ? 1 : 0)
        .toArray();
  }

  private static double[] shares(ActionUnit unit) {
    return switch (unit.number()) {
      case 25, 26 -> FAST;
      case 45 -> ALONE;
      default -> SLOW;
    };
  }

  /** In place of a neighbour that is not there the value itself counts. */
  private static double[] averaged(double[] values, double[] shares) {
    double[] averaged = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      double weight = 0;
      for (int away = 1 - shares.length; away < shares.length; away++) {
        double share = shares[Math.abs(away)];
        int near = k + away;
        boolean there = near >= 0 && near < values.length && !Double.isNaN(values[near]);
        sum += share * (there ? values[near] : values[k]);
        weight += share;
      }
      averaged[k] = sum / weight;
    }
    return averaged;
  }
}
