package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures.Line;
import studio.migr.clips.head.Identity;

/** A brow: hair that is dense in the middle of its line and thins out at its edges. */
final class BrowPaint {
  private final Colour hair;
  private final float thick;
  private final Texture strands;

  BrowPaint(Identity who) {
    hair = who.hairColour().times(0.7);
    thick = (float) (4.2 * who.browThickness());
    strands = new Texture(who.seed() + 9, 8, 3);
  }

  void paint(Shade shade, Line brow, float x, float y) {
    double[] bx = brow.x();
    double[] by = brow.y();
    float nearest = Float.MAX_VALUE;
    float place = 0;
    float above = 0;
    for (int each = 0; each + 1 < bx.length; each++) {
      float x0 = (float) bx[each];
      float y0 = (float) by[each];
      float dx = (float) bx[each + 1] - x0;
      float dy = (float) by[each + 1] - y0;
      float t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      float ox = x - x0 - t * dx;
      float oy = y - y0 - t * dy;
      float square = ox * ox + oy * oy;
      if (square < nearest) {
        nearest = square;
        place = (each + t) / (bx.length - 1);
        above = oy;
      }
    }
    float distance = (float) Math.sqrt(nearest);
    if (distance > 12) {
      return;
    }
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
}
