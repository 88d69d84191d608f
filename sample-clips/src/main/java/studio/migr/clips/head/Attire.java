package studio.migr.clips.head;

import java.util.ArrayList;
import java.util.List;
import studio.migr.clips.head.Identity.HairCut;
import studio.migr.clips.head.Mesh.Material;

/** What belongs to a person beside the head itself: ears, neck, locks, glasses, clothes. */
public final class Attire {
  private static final double AXIS = -95;

  private Attire() {}

  static List<Mesh> of(Identity who) {
    List<Mesh> all = new ArrayList<>();
    all.add(ear(who, -1));
    all.add(ear(who, 1));
    all.add(neck(who));
    all.add(shoulders(who));
    if (who.hair() == HairCut.LONG) {
      all.add(locks(who));
    }
    if (who.glasses()) {
      all.addAll(glasses(who));
    }
    return all;
  }

  /** A mask of cloth over mouth and nose. */
  public static Mesh mask(Identity who) {
    int rows = 24;
    int columns = 40;
    float[] x = new float[rows * columns];
    float[] y = new float[rows * columns];
    float[] z = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double t = row / (rows - 1.0);
        double u = 2.0 * column / (columns - 1) - 1;
        double across = u * 80 * Math.PI / 180;
        double middle = 1 - u * u;
        double py = -(18 + 8 * (1 - middle)) - t * (104 - 22 * (1 - middle));
        int at = row * columns + column;
        double width = (72 - 12 * t) * who.faceWidth();
        x[at] = (float) (width * StrictMath.sin(across));
        y[at] = (float) py;
        double dome = 20 * StrictMath.sin(Math.PI * StrictMath.pow(t, 0.8)) * middle * middle;
        z[at] = (float) (AXIS + (103 - 4 * t) * StrictMath.pow(StrictMath.cos(across), 0.8) + dome);
      }
    }
    return new Mesh(x, y, z, Mesh.grid(rows, columns, false), Material.MASK);
  }

  /** A card that hides the whole face. */
  public static Mesh card() {
    float[] x = {-95, 95, -95, 95};
    float[] y = {118, 118, -135, -135};
    float[] z = {60, 60, 60, 60};
    return new Mesh(x, y, z, Mesh.grid(2, 2, false), Material.CARD);
  }

  private static Mesh ear(Identity who, int side) {
    int rows = 14;
    int columns = 16;
    Tube.Ring[] rings = new Tube.Ring[rows];
    for (int row = 0; row < rows; row++) {
      double t = Math.PI * (row + 0.3) / (rows - 0.4);
      double py = -14 + 31 * StrictMath.cos(t) - 4 * StrictMath.sin(t);
      double size = StrictMath.pow(StrictMath.sin(t), 0.7);
      rings[row] =
          new Tube.Ring(
              side * (72.5 * who.faceWidth() + 5),
              py,
              -97,
              7 * size,
              (15 + 4 * StrictMath.cos(t)) * size);
    }
    return Tube.through(rings, columns, Material.EAR);
  }

  private static Mesh neck(Identity who) {
    double width = 54 - 8 * who.feminine();
    return Tube.through(
        new Tube.Ring[] {
          new Tube.Ring(0, -60, -105, width, width),
          new Tube.Ring(0, -110, -105, width, width + 2),
          new Tube.Ring(0, -140, -108, width + 1, width + 3),
          new Tube.Ring(0, -165, -112, width + 9, width + 7),
          new Tube.Ring(0, -195, -116, width + 30, width + 10)
        },
        40,
        Material.NECK);
  }

  private static Mesh shoulders(Identity who) {
    double broad = 205 - 32 * who.feminine();
    return Tube.through(
        new Tube.Ring[] {
          new Tube.Ring(0, -152, -118, 66, 62),
          new Tube.Ring(0, -160, -118, 80, 70),
          new Tube.Ring(0, -176, -119, 0.60 * broad, 78),
          new Tube.Ring(0, -194, -120, 0.80 * broad, 88),
          new Tube.Ring(0, -220, -120, 0.93 * broad, 97),
          new Tube.Ring(0, -262, -118, broad, 108),
          new Tube.Ring(0, -420, -115, 1.02 * broad, 118)
        },
        56,
        Material.CLOTHES);
  }

  /** Hair that hangs behind and beside the face, open in front. */
  private static Mesh locks(Identity who) {
    int rows = 30;
    int columns = 70;
    float[] x = new float[rows * columns];
    float[] y = new float[rows * columns];
    float[] z = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      double t = row / (rows - 1.0);
      double py = 100 - 270 * t;
      double open = Math.toRadians(62 + 8 * StrictMath.sin(Math.PI * Math.min(1, t * 1.2)));
      double width = (60 + 34 * StrictMath.sin(Math.PI * Math.min(0.5, 1.1 * t))) * who.faceWidth();
      double depth = 74 + 28 * StrictMath.sin(Math.PI * Math.min(0.5, 1.6 * t)) - 24 * t;
      for (int column = 0; column < columns; column++) {
        double around = open + (2 * Math.PI - 2 * open) * column / (columns - 1);
        double wave = 1 + 0.02 * StrictMath.sin(9 * around + 5 * t);
        int at = row * columns + column;
        x[at] = (float) (width * wave * StrictMath.sin(around));
        y[at] = (float) py;
        double cos = StrictMath.cos(around);
        z[at] = (float) (AXIS - 6 + (cos > 0 ? 0.6 * depth : depth) * wave * cos);
      }
    }
    return new Mesh(x, y, z, Mesh.grid(rows, columns, false), Material.LOCKS);
  }

  private static List<Mesh> glasses(Identity who) {
    List<Mesh> parts = new ArrayList<>();
    double middle = 32.5 * who.eyeGap();
    for (int side = -1; side <= 1; side += 2) {
      List<double[]> rim = new ArrayList<>();
      for (int each = 0; each <= 36; each++) {
        double t = 2 * Math.PI * each / 36;
        double px = side * middle + 25.5 * power(StrictMath.cos(t), 0.75);
        rim.add(new double[] {px, -2 + 18.5 * power(StrictMath.sin(t), 0.75), rimDepth(px)});
      }
      parts.add(Tube.along(rim, 1.3, 8, Material.FRAME));
      double edge = side * (middle + 25.5);
      parts.add(
          Tube.along(
              List.of(
                  new double[] {edge, 4, rimDepth(edge)},
                  new double[] {side * 76 * who.faceWidth(), 5, -30},
                  new double[] {side * 79 * who.faceWidth(), 2, -95}),
              1.5,
              8,
              Material.FRAME));
    }
    List<double[]> bridge = new ArrayList<>();
    for (int each = 0; each <= 8; each++) {
      double t = each / 4.0 - 1;
      double px = t * (middle - 25.5);
      bridge.add(new double[] {px, 4 + 3 * (1 - t * t), rimDepth(px) + 2});
    }
    parts.add(Tube.along(bridge, 1.3, 8, Material.FRAME));
    return parts;
  }

  private static double rimDepth(double px) {
    return 17 - 0.0045 * px * px;
  }

  private static double power(double value, double exponent) {
    return Math.signum(value) * StrictMath.pow(Math.abs(value), exponent);
  }
}
