package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;
import studio.migr.clips.head.Identity;

/** Hair: strands that run downwards, with a band of shine. */
final class HairPaint {
  /** From here on inwards, mm, no strand is so thin that skin shows. */
  private static final float THICK = 19.5f;

  private final Colour hair;
  private final Texture strands;
  private final Texture locks;

  HairPaint(Identity who) {
    hair = who.hairColour();
    strands = new Texture(who.seed() + 21, 16, 4);
    locks = new Texture(who.seed() + 22, 64, 3);
  }

  /** How much of the skin the hair hides at a signed distance into the scalp, 0 to 1. */
  float cover(float scalp, float x, float y) {
    if (scalp < -12) {
      return 0;
    }
    if (scalp > THICK) {
      return 1;
    }
    float strand = strands.at(7 * x, 1.1f * y) * 5 + locks.at(3 * x, y) * 3;
    return Shade.step(-2.5f, 3.5f, scalp + strand - 1.5f);
  }

  /** The hair itself; place: across the strands and along them, mm. */
  void paint(Shade shade, float across, float along, float share) {
    float strand = strands.at(7 * across, 0.8f * along);
    float lock = locks.at(2.5f * across, 0.7f * along);
    float bright = Math.max(0.25f, 0.82f + 0.35f * strand + 0.35f * lock);
    shade.cover(
        (float) hair.red() * bright,
        (float) hair.green() * bright,
        (float) hair.blue() * bright,
        share);
    shade.soft += (0.15f - shade.soft) * share;
    shade.gloss += (0.12f + 0.1f * strand - shade.gloss) * share;
    shade.sharpness = 9;
    shade.bendX += share * (0.35f * strand + 0.25f * lock);
    shade.open += (1 - shade.open) * share;
  }
}
