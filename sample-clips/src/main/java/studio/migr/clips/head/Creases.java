package studio.migr.clips.head;

import static studio.migr.clips.head.ActionUnit.AU01;
import static studio.migr.clips.head.ActionUnit.AU02;
import static studio.migr.clips.head.ActionUnit.AU04;
import static studio.migr.clips.head.ActionUnit.AU06;
import static studio.migr.clips.head.ActionUnit.AU09;
import static studio.migr.clips.head.ActionUnit.AU10;
import static studio.migr.clips.head.ActionUnit.AU12;
import static studio.migr.clips.head.ActionUnit.AU14;
import static studio.migr.clips.head.ActionUnit.AU15;
import static studio.migr.clips.head.ActionUnit.AU17;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of the skin that come with muscles and with age: of the forehead, between the brows, beside
 * eyes, nose and mouth. Each is a line of points that moves with the skin, and a depth that depends
 * on the pose.
 */
public final class Creases {
  private final List<Crease> all = new ArrayList<>();
  private final List<SkinField> fields = new ArrayList<>();
  private final Identity who;

  Creases(Identity who) {
    this.who = who;
    double old = Math.clamp((who.age() - 25) / 40, 0, 1);
    for (int line = 0; line < 3; line++) {
      double y = 40 + 11 * line;
      add(
          1.7,
          0.75,
          0.25 * old,
          List.of(AU01, AU02),
          -30,
          y - 2,
          -15,
          y,
          0,
          y - 1,
          15,
          y,
          30,
          y - 2);
    }
    for (int side = -1; side <= 1; side += 2) {
      add(1.8, 0.9, 0.3 * old, List.of(AU04), 6 * side, 12, 5.5 * side, 19, 7 * side, 27);
      for (int ray = 0; ray < 3; ray++) {
        double y = 4 - 6.0 * ray;
        add(
            1.2,
            0.6,
            0.35 * old,
            List.of(AU06),
            50 * side,
            y * 0.4,
            56 * side,
            y,
            61 * side,
            1.5 * y);
      }
      add(
          2.2,
          0.75,
          0.12 + 0.35 * old,
          List.of(AU12, AU10, AU09),
          17 * side,
          -42,
          24 * side,
          -50,
          29.5 * side,
          -60,
          32 * side,
          -70);
      add(1.6, 0.6, 0.1 * old, List.of(AU06), 20 * side, -8, 30 * side, -12, 42 * side, -10);
      add(1.4, 0.7, 0, List.of(AU09), 4 * side, 4, 8 * side, -3, 10 * side, -12);
      add(1.2, 0.6, 0, List.of(AU09), 2 * side, -6, 7 * side, -12, 9 * side, -18);
      add(1.5, 0.6, 0.25 * old, List.of(AU15), 28 * side, -72, 31 * side, -80, 31 * side, -88);
      add(1.8, 0.6, 0, List.of(AU14), 31 * side, -63, 33 * side, -68, 31.5 * side, -73);
    }
    add(1.8, 0.55, 0, List.of(AU17), -14, -92, -6, -90, 0, -89, 6, -90, 14, -92);
    for (int pit = -2; pit <= 2; pit++) {
      add(1.6, 0.35, 0, List.of(AU17), 5.0 * pit - 1, -101, 5.0 * pit + 1, -104);
    }
  }

  private void add(
      double width, double depth, double always, List<ActionUnit> units, double... places) {
    all.add(new Crease(width, depth, always, units));
    float[] x = new float[places.length / 2];
    float[] y = new float[x.length];
    float[] jaw = new float[x.length];
    for (int each = 0; each < x.length; each++) {
      x[each] = (float) places[2 * each];
      y[each] = (float) places[2 * each + 1];
      jaw[each] = y[each] < -80 ? 0.9f : 0;
    }
    fields.add(new SkinField(who, x, y, new float[x.length], jaw, new float[x.length]));
  }

  private record Crease(double width, double depth, double always, List<ActionUnit> units) {
    double depth(Expression face) {
      double most = 0;
      for (ActionUnit unit : units) {
        most = Math.max(most, face.share(unit));
      }
      return Math.min(1, always + depth * most);
    }
  }

  /** A visible line of a pose: its points, its half width in mm, its depth 0 to 1. */
  public record Visible(float[] x, float[] y, double width, double depth) {}

  /** The lines that show in a pose. */
  public List<Visible> visible(FacePose pose) {
    List<Visible> lines = new ArrayList<>();
    for (int each = 0; each < all.size(); each++) {
      double depth = all.get(each).depth(pose.expression());
      if (depth > 0.02) {
        SkinField field = fields.get(each);
        float[] x = new float[field.size()];
        float[] y = new float[field.size()];
        field.move(pose, x, y, new float[field.size()]);
        lines.add(new Visible(x, y, all.get(each).width(), depth));
      }
    }
    return lines;
  }
}
