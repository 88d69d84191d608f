package studio.migr.clips.head;

import java.util.ArrayList;
import java.util.List;

/**
 * Where brows, lids, irises, lips and teeth are in a pose: curves in the plane of the face, in mm,
 * after the skin has moved and before the head turns.
 */
public final class FaceFeatures {
  private static final int BROW_POINTS = 11;
  private static final int LID_POINTS = 15;
  private static final int LIP_POINTS = 21;
  private static final double MOUTH = -68;
  private static final double EYEBALL = 12; // radius, mm

  private final Identity who;
  private final double noseTip;
  private final SkinField brows;
  private final SkinField lips;
  private final SkinField nostrils;

  FaceFeatures(Identity who, double noseTip) {
    this.who = who;
    this.noseTip = noseTip;
    brows = field(browPoints());
    lips = field(lipPoints());
    nostrils = field(nostrilPoints());
  }

  /**
   * The features of one pose. Of a pair, the left one in the picture comes first.
   *
   * @param brows middle lines of the brows, from the inner end outwards
   * @param eyes the openings of the eyes
   * @param mouth the mouth
   * @param nostrils places of the nostrils: x, y in turn
   */
  public record Layout(List<Line> brows, List<Eye> eyes, Mouth mouth, double[] nostrils) {}

  /** A line of points. */
  public record Line(double[] x, double[] y) {
    /** The height of the line at a place across the face; x must be rising. */
    public double at(double place) {
      int last = x.length - 1;
      if (place <= x[0]) {
        return y[0];
      }
      if (place >= x[last]) {
        return y[last];
      }
      int right = 1;
      while (x[right] < place) {
        right++;
      }
      double share = (place - x[right - 1]) / (x[right] - x[right - 1]);
      return y[right - 1] + share * (y[right] - y[right - 1]);
    }
  }

  /**
   * An eye.
   *
   * @param upper edge of the upper lid, x rising
   * @param lower edge of the lower lid, x rising
   * @param fold the upper lid's fold, x rising
   * @param centreX middle of the eyeball
   * @param centreY middle of the eyeball
   * @param irisX middle of the iris
   * @param irisY middle of the iris
   * @param inner -1 if the inner corner is at the left end of the lines, else 1
   */
  public record Eye(
      Line upper,
      Line lower,
      Line fold,
      double centreX,
      double centreY,
      double irisX,
      double irisY,
      int inner) {}

  /**
   * The mouth.
   *
   * @param top outer edge of the upper lip, x rising
   * @param upper inner edge of the upper lip
   * @param lower inner edge of the lower lip
   * @param bottom outer edge of the lower lip
   * @param jawDrop how far the lower teeth are down, mm
   * @param pressed 0 to 1: how hard the lips press together
   */
  public record Mouth(
      Line top, Line upper, Line lower, Line bottom, double jawDrop, double pressed) {}

  /** Works out the features of a pose. */
  public Layout layout(FacePose pose) {
    return new Layout(
        browLines(pose), List.of(eye(pose, -1), eye(pose, 1)), mouth(pose), nostrilPlaces(pose));
  }

  private SkinField field(List<double[]> points) {
    float[] x = new float[points.size()];
    float[] y = new float[points.size()];
    for (int each = 0; each < x.length; each++) {
      x[each] = (float) points.get(each)[0];
      y[each] = (float) points.get(each)[1];
    }
    return new SkinField(who, x, y, new float[x.length], new float[x.length], new float[x.length]);
  }

  private List<double[]> browPoints() {
    List<double[]> points = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      for (int each = 0; each < BROW_POINTS; each++) {
        double t = each / (BROW_POINTS - 1.0);
        double arch =
            (3.5 + 3 * who.feminine()) * StrictMath.sin(Math.PI * StrictMath.pow(t, 1.15) * 0.92);
        points.add(
            new double[] {side * (11 + 41 * t), 19.5 + who.browHeight() + arch - 1.5 * t * t});
      }
    }
    return points;
  }

  private List<Line> browLines(FacePose pose) {
    float[][] moved = moved(brows, pose);
    List<Line> lines = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      double[] x = new double[BROW_POINTS];
      double[] y = new double[BROW_POINTS];
      for (int each = 0; each < BROW_POINTS; each++) {
        x[each] = moved[0][side * BROW_POINTS + each];
        y[each] = moved[1][side * BROW_POINTS + each];
      }
      lines.add(new Line(x, y));
    }
    return lines;
  }

  private Eye eye(FacePose pose, int side) {
    Expression face = pose.expression();
    double half = 1 + 0.12 * side * who.asymmetry();
    double wide = face.share(ActionUnit.AU05) * half;
    double tight = face.share(ActionUnit.AU07) * half;
    double cheek = face.share(ActionUnit.AU06) * half;
    double lowered = face.share(ActionUnit.AU04);
    double wrinkled = face.share(ActionUnit.AU09);
    double raised = 0.5 * (face.share(ActionUnit.AU01) + face.share(ActionUnit.AU02));
    double shut = face.share(ActionUnit.AU45);
    double up = 5.5 * who.eyeSize() + 0.10 * pose.gazeY() + 0.5 * raised - 0.7 * lowered;
    up += 3.4 * wide;
    up *= (1 - 0.24 * tight) * (1 - 0.1 * cheek);
    double down = 4.5 * who.eyeSize() - 0.03 * pose.gazeY();
    down *= (1 - 0.5 * tight) * (1 - 0.3 * cheek) * (1 - 0.2 * wrinkled);
    down += 0.5 * wide;
    up = up * (1 - shut) - 0.8 * down * shut;
    down = down * (1 - 0.2 * shut);
    double middle = 31.5 * who.eyeGap();
    double innerX = middle - 14.5 * (0.5 + 0.5 * who.eyeSize());
    double outerX = middle + 14.5 * (0.5 + 0.5 * who.eyeSize());
    double[] x = new double[LID_POINTS];
    double[] top = new double[LID_POINTS];
    double[] bottom = new double[LID_POINTS];
    double[] fold = new double[LID_POINTS];
    for (int each = 0; each < LID_POINTS; each++) {
      double t = each / (LID_POINTS - 1.0);
      int at = side > 0 ? each : LID_POINTS - 1 - each;
      double base = -1.2 + (who.eyeTilt() + 0.8) * t;
      x[at] = side * (innerX + (outerX - innerX) * t);
      double arcUp = StrictMath.pow(StrictMath.sin(Math.PI * StrictMath.pow(t, 0.9)), 0.75);
      double arcDown = StrictMath.pow(StrictMath.sin(Math.PI * StrictMath.pow(t, 1.15)), 0.85);
      top[at] = base + up * arcUp;
      bottom[at] = base - down * arcDown;
      double open = 5.5 * who.eyeSize() + 0.5 * wide * 3.4 + raised * 2.2 - lowered * 1.2;
      fold[at] = base + 1.2 + Math.max(up + 0.8, open + 2.2) * StrictMath.pow(arcUp, 0.8);
    }
    double turnX = StrictMath.sin(Math.toRadians(pose.gazeX()));
    double turnY = StrictMath.sin(Math.toRadians(pose.gazeY()));
    double centreX = side * middle;
    double centreY = 0.3;
    return new Eye(
        new Line(x, top),
        new Line(x, bottom),
        new Line(x, fold),
        centreX,
        centreY,
        centreX + EYEBALL * turnX,
        centreY + EYEBALL * turnY,
        -side);
  }

  // Four rows: outer edge of the upper lip, the line between the lips twice, outer edge below.
  private List<double[]> lipPoints() {
    double half = 25.5 * who.mouthWidth();
    double above = 7.4 * who.lipFullness();
    double below = 9.4 * who.lipFullness();
    List<double[]> points = new ArrayList<>();
    for (int row = 0; row < 4; row++) {
      for (int each = 0; each < LIP_POINTS; each++) {
        double u = 2.0 * each / (LIP_POINTS - 1) - 1;
        double a = Math.abs(u);
        double line = MOUTH + 0.5 * a * a + 0.7 * StrictMath.exp(-u * u / 0.02);
        double y =
            switch (row) {
              case 0 -> line + above * bow(a);
              case 3 -> line - below * StrictMath.pow(1 - StrictMath.pow(a, 2.3), 0.9);
              default -> line;
            };
        points.add(new double[] {u * half, y});
      }
    }
    return points;
  }

  /** Height of the upper lip from the middle (0) to the corner (1): Cupid's bow. */
  private static double bow(double a) {
    double bow =
        1
            - 0.2 * StrictMath.exp(-a * a / 0.012)
            - 0.06 * StrictMath.exp(-(a - 0.5) * (a - 0.5) / 0.1);
    return bow * StrictMath.pow(1 - StrictMath.pow(a, 1.7), 0.95);
  }

  private Mouth mouth(FacePose pose) {
    float[][] moved = moved(lips, pose);
    Expression face = pose.expression();
    Articulation speech = pose.speech();
    double jaw = SkinField.jawDrop(pose);
    double part = face.share(ActionUnit.AU25);
    double free = (1 - speech.closed()) * Math.min(1, 2.5 * part + 4 * speech.jaw());
    double gap = free * (jaw * 0.86 + 6.5 * part) + 0.6 * speech.round() * free;
    double thin =
        (1 - 0.5 * face.share(ActionUnit.AU23))
            * (1 - 0.62 * face.share(ActionUnit.AU24))
            * (1 - 0.3 * speech.closed())
            * (1 - 0.28 * face.share(ActionUnit.AU20))
            * (1 - 0.22 * face.share(ActionUnit.AU12))
            * (1 + 0.15 * speech.round());
    double lowered = (1 - free) * 0.45 * jaw;
    double[][] x = new double[4][LIP_POINTS];
    double[][] y = new double[4][LIP_POINTS];
    for (int each = 0; each < LIP_POINTS; each++) {
      double u = 2.0 * each / (LIP_POINTS - 1) - 1;
      double arc = StrictMath.pow(1 - u * u, 0.62);
      double corner = 0.32 * jaw * (1 - arc) * free;
      double line = moved[1][LIP_POINTS + each] - lowered - corner;
      double inner = line + 0.26 * Math.min(gap, 10) * arc;
      double lower = line - (gap - 0.26 * Math.min(gap, 10)) * arc;
      double above = moved[1][each] - moved[1][LIP_POINTS + each];
      double below = moved[1][2 * LIP_POINTS + each] - moved[1][3 * LIP_POINTS + each];
      double stretched = 1 - 0.012 * Math.min(gap, 14);
      double[] heights = {
        inner + above * thin * stretched, inner, lower, lower - below * thin * stretched
      };
      for (int row = 0; row < 4; row++) {
        x[row][each] = moved[0][row * LIP_POINTS + each];
        y[row][each] = heights[row];
      }
    }
    return new Mouth(
        new Line(x[0], y[0]),
        new Line(x[1], y[1]),
        new Line(x[2], y[2]),
        new Line(x[3], y[3]),
        jaw,
        Math.min(1, face.share(ActionUnit.AU24) + 0.5 * speech.closed()));
  }

  private List<double[]> nostrilPoints() {
    double side = 7 * who.noseWidth();
    return List.of(new double[] {-side, noseTip - 8}, new double[] {side, noseTip - 8});
  }

  private double[] nostrilPlaces(FacePose pose) {
    float[][] moved = moved(nostrils, pose);
    return new double[] {moved[0][0], moved[1][0], moved[0][1], moved[1][1]};
  }

  private static float[][] moved(SkinField field, FacePose pose) {
    float[][] places = new float[3][field.size()];
    field.move(pose, places[0], places[1], places[2]);
    return places;
  }
}
