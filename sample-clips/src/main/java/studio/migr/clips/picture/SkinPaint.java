package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;
import studio.migr.clips.head.Identity;

/** The skin of the face: blood, spots, freckles, shadow of a beard, lines, hollows, nostrils. */
final class SkinPaint {
  private static final Colour BLOOD = Colour.srgb(176, 62, 56);
  private static final Colour BEARD = Colour.srgb(72, 74, 80);
  private final Identity who;
  private final Colour freckle;
  private final Texture spots;
  private final Texture pores;
  private final float fair;
  private final SkinMap map;

  SkinPaint(Identity who) {
    this.who = who;
    freckle = who.skin().mix(Colour.srgb(150, 88, 52), 0.7);
    spots = new Texture(who.seed(), 64, 5);
    pores = new Texture(who.seed() + 1, 8, 3);
    fair = (float) Math.clamp(who.skin().green() * 1.6, 0.25, 1);
    map = new SkinMap(this::paint);
  }

  private void bare(Shade shade) {
    shade.start(who.skin());
    shade.soft = 0.3f;
    shade.gloss = 0.10f;
    shade.sharpness = 14;
  }

  /** Bare skin, as on the neck and ears. */
  void bare(Shade shade, float x, float y) {
    bare(shade);
    shade.darken(1 + 0.035f * spots.at(2 * x, 2 * y) + 0.03f * pores.at(3 * x, 3 * y));
  }

  /** The skin of the face at a place at rest, with the lines and nostrils of the pose. */
  void face(
      Shade shade, float x, float y, float fx, float fy, CreaseMap creases, double[] nostrils) {
    bare(shade);
    map.put(shade, x, y);
    float line = creases.at(fx, fy);
    if (line > 0.01f) {
      shade.darken(1 - 0.42f * line);
      shade.cover(BLOOD, 0.10f * line);
      // The skin rises beside a line: light from above falls differently above and below it.
      shade.bendY += 1.2f * (creases.at(fx, fy + 1.2f) - creases.at(fx, fy - 1.2f));
      shade.bendX += 1.2f * (creases.at(fx + 1.2f, fy) - creases.at(fx - 1.2f, fy));
    }
    for (int each = 0; each < 4; each += 2) {
      float dx = (fx - (float) nostrils[each]) / 4.2f;
      float dy = (fy - (float) nostrils[each + 1]) / 2.1f;
      float square = dx * dx + dy * dy;
      if (square < 1.5f) {
        shade.cover(0.03f, 0.012f, 0.01f, 0.82f * Shade.step(1.5f, 0.55f, square));
      }
    }
  }

  /** What is the same in every pose. */
  private void paint(Shade shade, float x, float y) {
    bare(shade, x, y);
    float side = Math.abs(x);
    float blood =
        0.16f * spot(side, y, 40, -32, 16, 13)
            + 0.12f * spot(side, y, 0, -40, 9, 8)
            + 0.05f * spot(side, y, 0, -104, 12, 9)
            + 0.06f * spot(side, y, 31, 4, 18, 8);
    shade.cover(BLOOD, (float) (blood * (0.35 + 0.65 * who.redness())) * fair);
    if (who.freckles() > 0) {
      float spot = Shade.step(0.35f, 0.6f, pores.at(5 * x + 31, 5 * y));
      float where = spot(side, y, 24, -22, 24, 16) + 0.4f;
      shade.cover(freckle, (float) who.freckles() * 0.45f * spot * Math.min(1, where));
    }
    if (who.stubble() > 0) {
      float cheek = Shade.step(-46, -66, y) * Shade.step(84, 60, side + 0.35f * y);
      float lip = spot(side, y, 14, -60, 14, 4);
      float grain = 0.75f + 0.5f * pores.at(7 * x, 7 * y);
      shade.cover(
          BEARD, (float) (0.30 * who.stubble()) * Math.min(1, Math.max(cheek, lip)) * grain);
    }
    float old = (float) Math.clamp((who.age() - 22) / 45, 0, 1);
    float ring = spot(side, y, 30, -10, 12, 4.5f);
    shade.darken(1 - (0.10f + 0.14f * old) * ring);
    hollows(shade, side, y);
  }

  // Places that less light reaches.
  private void hollows(Shade shade, float side, float y) {
    float dark =
        0.34f * spot(side, y, 15.5f, 3, 5, 6)
            + 0.16f * spot(side, y, 31, 9, 16, 4)
            + 0.38f * spot(side, y, 0, -54, 10, 4)
            + 0.20f * spot(side, y, (float) (19 * who.noseWidth()), -44, 3, 6)
            + 0.26f * spot(side, y, 0, -88, 15, 4)
            + 0.30f * Shade.step(-112, -122, y);
    shade.open *= 1 - Math.min(0.7f, dark);
  }

  static float spot(float side, float y, float sx, float sy, float wide, float high) {
    float dx = (side - sx) / wide;
    float dy = (y - sy) / high;
    float square = dx * dx + dy * dy;
    return square > 9 ? 0 : Bell.at(square);
  }
}
