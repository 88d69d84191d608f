package studio.migr.training.fresh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * First weights of a picture encoder with which it sees shapes from its first step on, where random
 * ones would show it little more than how light a patch is, and hardly where it lies.
 */
final class FirstSight {
  private static final int COLOURS = 3;

  /** How much of the filters tell colours apart; the others see light and dark. */
  private static final double COLOURFUL = 0.15;

  /** A filter of one wave across a patch is that strong; those of more waves are stronger. */
  private static final double STRENGTH = 1.4;

  /** Of how light or how coloured a whole patch is. */
  private static final double EVEN_STRENGTH = 0.15;

  private static final double PLACE_STRENGTH = 0.5;

  private FirstSight() {}

  /** Half waves across and down a patch. */
  private record Waves(int across, int down) {
    double frequency() {
      return Math.hypot(across, down);
    }
  }

  /**
   * Cosines over a patch, from slow to fast (DCT-II), each as strong as pictures of the world have
   * little of it: their spectrum falls with the frequency.
   *
   * @return {@code [filters, 3, side, side]}, row after row
   */
  static float[] filters(int filters, int side) {
    int colourful = (int) (COLOURFUL * filters);
    List<Waves> waves = waves(side);
    float[] all = new float[filters * COLOURS * side * side];
    for (int k = 0; k < filters; k++) {
      boolean light = k < filters - colourful;
      int number = light ? k : (k - (filters - colourful)) / 2;
      double[] mix = light ? new double[] {1, 1, 1} : colour((filters - k) % 2 == 0);
      write(all, k, side, waves.get(number % waves.size()), mix);
    }
    return all;
  }

  /** Red against blue, or green against both. */
  private static double[] colour(boolean red) {
    return red ? new double[] {1.2, 0, -1.2} : new double[] {-0.7, 1.4, -0.7};
  }

  private static List<Waves> waves(int side) {
    List<Waves> waves = new ArrayList<>();
    for (int down = 0; down < side; down++) {
      for (int across = 0; across < side; across++) {
        waves.add(new Waves(across, down));
      }
    }
    waves.sort(Comparator.comparingDouble(Waves::frequency).thenComparingInt(Waves::across));
    return waves;
  }

  private static void write(float[] all, int filter, int side, Waves waves, double[] mix) {
    double strength = waves.frequency() == 0 ? EVEN_STRENGTH : STRENGTH * waves.frequency();
    double norm = strength / side / Math.sqrt(COLOURS);
    for (int colour = 0; colour < COLOURS; colour++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double value =
              norm * mix[colour] * wave(waves.across, x, side) * wave(waves.down, y, side);
          all[((filter * COLOURS + colour) * side + y) * side + x] = (float) value;
        }
      }
    }
  }

  private static double wave(int halfWaves, int at, int side) {
    double scale = halfWaves == 0 ? 1 : Math.sqrt(2);
    return scale * Math.cos(Math.PI * halfWaves * (at + 0.5) / side);
  }

  /**
   * Where each patch lies: sines and cosines of its row and of its column.
   *
   * @return {@code [rows * rows, width]}
   */
  static float[] places(int rows, int width) {
    float[] all = new float[rows * rows * width];
    for (int place = 0; place < rows * rows; place++) {
      for (int k = 0; k < width; k++) {
        int at = k % 2 == 0 ? place / rows : place % rows;
        double angle = Math.PI * (at + 0.5) * (k / 4 % rows + 1) / rows;
        double value = k / 2 % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
        all[place * width + k] = (float) (PLACE_STRENGTH * value);
      }
    }
    return all;
  }
}
