package studio.migr.clips.head;

import studio.migr.clips.head.Identity.HairCut;

/**
 * The rest shape of a person's head: an ovoid of cross sections with nose, sockets, cheekbones,
 * lips and chin raised on its front, and hair on its scalp. Average lengths follow adult
 * anthropometry (Farkas 1994): 63 mm between the pupils, 140 mm across the cheeks, 120 mm from
 * nasion to chin.
 */
final class HeadShape {
  static final int COLUMNS = 132;
  private static final int FRONT_COLUMNS = 100;
  static final int ROWS = 122;
  private static final int FACE_ROWS = 112;
  private static final double TOP = 126;
  private static final double CHIN = -118;
  private static final double AXIS = -95; // z of the upright axis of the head

  // Half widths and depths before and behind the axis, by height above the eyes, mm.
  private static final Curve WIDTH =
      Curve.through(
          -118, 23, -114, 31, -106, 40, -93, 50, -75, 59, -50, 66, -20, 71, 10, 73, 40, 74, 65, 72,
          85, 65, 102, 53, 115, 36, 123, 17, 126, 2);
  private static final Curve FRONT =
      Curve.through(
          -118, 72, -114, 82, -105, 90, -90, 93, -70, 96, -50, 97, -20, 95, 10, 96, 35, 98, 55, 96,
          75, 89, 92, 77, 107, 60, 118, 38, 124, 18, 126, 2);
  private static final Curve BACK =
      Curve.through(
          -118, 30, -100, 42, -70, 60, -40, 76, 0, 92, 40, 97, 75, 88, 100, 68, 115, 44, 123, 20,
          126, 2);

  private final Identity who;
  final float[] x = new float[ROWS * COLUMNS];
  final float[] y = new float[ROWS * COLUMNS];
  final float[] z = new float[ROWS * COLUMNS];

  /** How far each point goes with the jaw, 0 to 1. */
  final float[] jaw = new float[ROWS * COLUMNS];

  /** How far hair holds each point back when the skin moves, 0 to 1. */
  final float[] held = new float[ROWS * COLUMNS];

  /** Signed distance into the scalp, mm: above 0 there is hair. */
  final float[] scalp = new float[ROWS * COLUMNS];

  HeadShape(Identity who) {
    this.who = who;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        place(row, column);
      }
    }
  }

  private void place(int row, int column) {
    int point = row * COLUMNS + column;
    double azimuth = azimuth(column);
    double height;
    double tuck = 0; // how far under the chin, 0 to 1
    if (row < FACE_ROWS) {
      height = TOP + (CHIN - TOP) * row / (FACE_ROWS - 1.0);
    } else {
      tuck = (row - FACE_ROWS + 1.0) / (ROWS - FACE_ROWS);
      height = CHIN;
    }
    double halfWidth = WIDTH.value(height) * who.faceWidth() * jawWidth(height);
    double before = FRONT.value(height);
    double behind = BACK.value(height);
    double px = halfWidth * power(StrictMath.sin(azimuth), 0.95);
    double cos = StrictMath.cos(azimuth);
    double pz = AXIS + (cos > 0 ? before * StrictMath.pow(cos, 0.8) : -behind * power(-cos, 0.9));
    double py = height;
    // The lower edge of the jaw rises towards the ears.
    double rise = Math.clamp((-70 - height) / 48, 0, 1);
    py += rise * 40 * StrictMath.pow(1 - Math.max(0, cos), 1.6);
    if (tuck > 0) {
      px *= 1 - 0.5 * tuck;
      pz = AXIS + (pz - AXIS) * (1 - 0.65 * tuck);
      py += 3 * tuck;
    }
    double front = Math.clamp(cos * 2.2, 0, 1);
    pz += front * relief(px, py) * (1 - tuck);
    double depth = scalp(azimuth, height);
    scalp[point] = (float) depth;
    held[point] = (float) smooth(-4, 12, depth);
    double thickness = thickness() * smooth(0, 22, depth);
    double length = Math.sqrt(px * px + (pz - AXIS) * (pz - AXIS)) + 1e-6;
    double up = Math.clamp((height - 60) / 60, 0, 1);
    px += thickness * (1 - 0.6 * up) * px / length;
    pz += thickness * (1 - 0.6 * up) * (pz - AXIS) / length;
    py += thickness * up;
    x[point] = (float) px;
    y[point] = (float) py;
    z[point] = (float) pz;
    jaw[point] = (float) (jawFollows(px, py, pz) * (depth > 0 ? 0 : 1));
  }

  /** Columns from the back of the head round its left, front and right; denser in front. */
  private static double azimuth(int column) {
    int behind = (COLUMNS - FRONT_COLUMNS) / 2;
    double quarter = Math.PI / 2;
    if (column < behind) {
      return -Math.PI + quarter * column / behind;
    }
    if (column < behind + FRONT_COLUMNS) {
      return -quarter + 2 * quarter * (column - behind) / (FRONT_COLUMNS - 1.0);
    }
    return quarter + quarter * (column - behind - FRONT_COLUMNS + 1) / (behind + 0.0);
  }

  private double jawWidth(double height) {
    double low = smooth(-45, -95, height);
    return 1 + (who.jawWidth() - 1) * low;
  }

  private static double jawFollows(double px, double py, double pz) {
    double below = smooth(-64, -80, py);
    double side = 1 - 0.75 * smooth(35, 66, Math.abs(px));
    double behind = smooth(-110, -60, pz);
    return below * side * behind;
  }

  /** How far the features stand out of the ovoid at a place of the face, mm. */
  private double relief(double px, double py) {
    double side = Math.abs(px);
    double eye = 31.5 * who.eyeGap();
    double browRidge = 5.5 - 3 * who.feminine();
    double bumps =
        bump(side, py, eye, 1, 17, 11, -7)
            + bump(side, py, 15, 3, 7, 9, -4)
            + bump(side, py, eye, -0.5, 13, 8, 5.5)
            + bump(side, py, 24, 19, 17, 6, browRidge)
            + bump(side, py, 0, 17, 9, 8, 0.5 * browRidge)
            + bump(side, py, 46, -26, 16, 14, 5 * who.cheekbones())
            + bump(side, py, 42, -58, 14, 16, -2.5 * who.cheekbones())
            + bump(side, py, 0, -62, 13, 6, 4.2)
            + bump(side, py, 0, -76, 13, 5, 4.6)
            + bump(side, py, 0, -88, 18, 5, -3.2)
            + bump(side, py, 0, -104, 15, 9, 6.5 * who.chin())
            + bump(side, py, 0, -57, 2.2, 5, -1.1);
    return bumps + nose(side, py);
  }

  /** Height of the mouth and chin do not depend on the length of the nose: only its tip does. */
  double noseTip() {
    return -40 * who.noseLength();
  }

  private double nose(double side, double py) {
    double tip = noseTip();
    double base = tip - 11;
    double down = Math.clamp((6 - py) / (6 - tip), 0, 1);
    double ridge = who.noseHeight() * (3 + 19 * StrictMath.pow(down, 1.25)) * smooth(12, 0, py);
    double width = (6.6 + 3.4 * down) * (0.5 + 0.5 * who.noseWidth());
    if (py < tip) {
      ridge *= 1 - smooth(tip, base, py);
      width *= 1.05;
    }
    double across = side / width;
    double wings = 13.5 * who.noseWidth();
    return ridge * StrictMath.exp(-0.5 * across * across * 1.25)
        + bump(side, py, 0, tip + 1, 7.5, 6, 3.2 * who.noseHeight())
        + bump(side, py, wings, tip - 3.5, 5, 5.2, 7.0)
        + bump(side, py, wings + 9, tip - 3, 5, 9, -2);
  }

  private double thickness() {
    return switch (who.hair()) {
      case BALD -> 0;
      case SHORT -> 7;
      case FULL -> 15;
      case FRINGE -> 13;
      case LONG -> 12;
    };
  }

  /** Signed distance into the scalp, mm. */
  private double scalp(double azimuth, double height) {
    if (who.hair() == HairCut.BALD) {
      return -100;
    }
    double degrees = Math.abs(Math.toDegrees(azimuth));
    double line = hairline(who.hair()).value(degrees);
    return height - line;
  }

  // Height of the hairline by degrees from the middle of the face.
  private static Curve hairline(HairCut cut) {
    return switch (cut) {
      case BALD, SHORT ->
          Curve.through(0, 77, 25, 79, 42, 70, 55, 52, 68, 36, 80, 12, 92, -8, 110, -40, 180, -62);
      case FULL ->
          Curve.through(
              0, 72, 25, 72, 42, 62, 55, 42, 66, 10, 78, -20, 95, -45, 120, -70, 180, -85);
      case FRINGE ->
          Curve.through(
              0, 46, 25, 42, 42, 36, 55, 22, 64, -5, 76, -40, 95, -70, 120, -85, 180, -95);
      case LONG ->
          Curve.through(
              0, 75, 12, 74, 30, 64, 45, 46, 56, 18, 66, -10, 80, -60, 110, -110, 180, -118);
    };
  }

  /** A rounded bump on both halves of the face. */
  private static double bump(
      double side, double py, double x, double y, double sx, double sy, double height) {
    double along = (py - y) / sy;
    double one = (side - x) / sx;
    double other = (side + x) / sx;
    double sum = StrictMath.exp(-0.5 * (one * one + along * along));
    if (x > 0) {
      sum += StrictMath.exp(-0.5 * (other * other + along * along));
    }
    return height * sum;
  }

  private static double power(double value, double exponent) {
    return Math.signum(value) * StrictMath.pow(Math.abs(value), exponent);
  }

  /** 0 at the first place, 1 at the second, smooth between; the places may fall. */
  static double smooth(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }
}
