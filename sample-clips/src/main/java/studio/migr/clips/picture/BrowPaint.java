package studio.migr.clips.picture;

import java.util.List;
import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures.Line;
import studio.migr.clips.head.Identity;

/** The brows: hair that is dense in the middle of its line and thins out at its edges. */
final class BrowPaint {
  private static final float REACH = 12; // mm from the line; no hair grows further away
  private final Colour hair;
  private final float thick;
  private final Texture strands;
  private Path left = new Path(new Line(new double[2], new double[2]));
  private Path right = left;

  BrowPaint(Identity who) {
    hair = who.hairColour().times(0.7);
    thick = (float) (4.2 * who.browThickness());
    strands = new Texture(who.seed() + 9, 8, 3);
  }

  /** Takes the brows of a pose, that on the left of the picture first. */
  void pose(List<Line> brows) {
    left = new Path(brows.get(0));
    right = new Path(brows.get(1));
  }

  /** Paints the brow on this half of the face, if it reaches the place. */
  void paint(Shade shade, float x, float y) {
    Path brow = x < 0 ? left : right;
    if (x < brow.from || x > brow.to || y < brow.low || y > brow.high) {
      return;
    }
    float nearest = Float.MAX_VALUE;
    float place = 0;
    float above = 0;
    for (int each = 0; each < brow.dx.length; each++) {
      float ox = x - brow.x[each];
      float oy = y - brow.y[each];
      float t = (ox * brow.dx[each] + oy * brow.dy[each]) * brow.inverse[each];
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      ox -= t * brow.dx[each];
      oy -= t * brow.dy[each];
      float square = ox * ox + oy * oy;
      if (square < nearest) {
        nearest = square;
        place = (each + t) / brow.dx.length;
        above = oy;
      }
    }
    if (nearest > REACH * REACH) {
      return;
    }
    float distance = (float) Math.sqrt(nearest);
    float half = thick * (0.72f + 0.55f * place - 1.05f * place * place * place);
    half *= Shade.step(-0.12f, 0.12f, place);
    float strand = strands.at(place * 260 + above * 9, above * 7 + place * 40);
    float edge = distance / Math.max(0.3f, half) + 0.22f * strand;
    float dense = Shade.step(1.15f, 0.45f, edge);
    shade.cover(hair, 0.86f * dense * (0.85f + 0.25f * strand));
    if (dense > 0.3f) {
      shade.gloss *= 0.3f;
    }
  }

  /** A line in pieces, and how far hair can be from it. */
  private static final class Path {
    final float[] x;
    final float[] y;
    final float[] dx;
    final float[] dy;

    /** One by the square of a piece's length. */
    final float[] inverse;

    float from = Float.MAX_VALUE;
    float to = -Float.MAX_VALUE;
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;

    Path(Line line) {
      int points = line.x().length;
      x = new float[points];
      y = new float[points];
      for (int each = 0; each < points; each++) {
        x[each] = (float) line.x()[each];
        y[each] = (float) line.y()[each];
        from = Math.min(from, x[each] - REACH);
        to = Math.max(to, x[each] + REACH);
        low = Math.min(low, y[each] - REACH);
        high = Math.max(high, y[each] + REACH);
      }
      dx = new float[points - 1];
      dy = new float[points - 1];
      inverse = new float[points - 1];
      for (int each = 0; each + 1 < points; each++) {
        dx[each] = x[each + 1] - x[each];
        dy[each] = y[each + 1] - y[each];
        inverse[each] = 1 / (dx[each] * dx[each] + dy[each] * dy[each]);
      }
    }
  }
}
