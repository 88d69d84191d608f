package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures.Line;
import studio.migr.clips.head.FaceFeatures.Mouth;
import studio.migr.clips.head.Identity;

/** Lips, and what shows between them: teeth, tongue, dark. */
final class MouthPaint {
  private static final Colour TOOTH = Colour.srgb(222, 212, 194);
  private static final Colour TONGUE = Colour.srgb(158, 84, 80);
  private static final Colour GUM = Colour.srgb(150, 78, 76);
  private static final float UPPER_EDGE = -70.2f; // lower edge of the upper teeth, mm
  private static final float LOWER_EDGE = -71.6f; // upper edge of the lower teeth, jaw closed
  private final Colour lip;
  private final Texture lines;
  private final float half;

  MouthPaint(Identity who) {
    double blood = 0.42 + 0.16 * who.redness() + 0.12 * who.feminine();
    Colour red = Colour.srgb(168, 66, 66).times(0.35 + 0.9 * who.skin().green());
    lip = who.skin().times(0.9).mix(red, blood);
    lines = new Texture(who.seed() + 13, 8, 3);
    half = (float) (25.5 * who.mouthWidth());
  }

  void paint(Shade shade, Mouth mouth, float x, float y, float softness) {
    if (y > -50 || y < -125 || Math.abs(x) > 48) {
      return;
    }
    Line top = mouth.top();
    double[] places = top.x();
    float left = (float) places[0];
    float right = (float) places[places.length - 1];
    float ends = Math.min(x - left, right - x);
    float corner = SkinPaint.spot(ends, y, -1.5f, (float) mouth.upper().at(x), 3.2f, 2.6f);
    shade.darken(1 - 0.3f * corner);
    if (ends < -softness) {
      return;
    }
    float high = (float) top.at(x);
    float upper = (float) mouth.upper().at(x);
    float lower = (float) mouth.lower().at(x);
    float low = (float) mouth.bottom().at(x);
    float lips = Math.min(Math.min(high - y, y - low), ends + softness);
    float share = Shade.step(-1.6f * softness, 1.6f * softness, lips);
    if (share > 0) {
      lips(shade, mouth, x, y, new float[] {high, upper, lower, low}, share);
    }
    float gap = Math.min(upper - y, y - lower);
    float open = Shade.step(-softness, softness, gap) * Shade.step(0, 2, ends);
    if (open > 0 && upper - lower > 0.3f) {
      inside(shade, mouth, x, y, upper, lower, open);
    }
    if (upper - lower < 2.5f) {
      float off = (y - 0.5f * (upper + lower)) / (0.62f + 0.2f * softness);
      float closed = 1 - Shade.step(0.5f, 2.5f, upper - lower);
      shade.cover(0.05f, 0.015f, 0.012f, 0.72f * closed * Bell.at(1.2f * off * off));
    }
  }

  private void lips(Shade shade, Mouth mouth, float x, float y, float[] heights, float share) {
    float pale = (float) (0.35 * mouth.pressed());
    shade.cover(lip, share * (0.88f - pale));
    float grain = lines.at(9 * x, 1.5f * y);
    shade.darken(1 + 0.06f * share * grain);
    shade.gloss = 0.16f;
    shade.sharpness = 26;
    float above = heights[0] - heights[1];
    float below = heights[2] - heights[3];
    if (y > heights[1]) {
      float t = above > 0.5f ? (y - heights[1]) / above : 0.5f;
      shade.bendY += share * (0.55f * t - 0.55f);
    } else if (y < heights[2]) {
      float t = below > 0.5f ? (heights[2] - y) / below : 0.5f;
      shade.bendY += share * (0.55f - 1.15f * t);
    }
  }

  private void inside(
      Shade shade, Mouth mouth, float x, float y, float upper, float lower, float open) {
    float red = 0.055f;
    float green = 0.014f;
    float blue = 0.014f;
    float depth = 1;
    float across = Math.abs(x) / half;
    float shadow = 0.30f + 0.70f * Shade.step(0, 3.5f, upper - y);
    float drop = (float) mouth.jawDrop();
    float tongue =
        LOWER_EDGE - drop - 3.5f + 3 * (float) Math.sqrt(Math.max(0, 1 - across * across));
    if (y < tongue) {
      float share = Shade.step(0, 3, tongue - y);
      red += (0.45f * (float) TONGUE.red() - red) * share;
      green += (0.45f * (float) TONGUE.green() - green) * share;
      blue += (0.45f * (float) TONGUE.blue() - blue) * share;
    }
    float fade = 1 - 0.72f * Shade.step(0.35f, 1.0f, across);
    float gapBetween =
        1 - 0.22f * Shade.step(0.78f, 1, Math.abs(((x / 7.6f) % 1 + 1) % 1 - 0.5f) * 2);
    float scallop = 0.5f * Math.abs(((x / 7.6f) % 1 + 1) % 1 - 0.5f);
    float lowerTop = LOWER_EDGE - drop;
    if (y < lowerTop - scallop && y > lowerTop - 8.5f && across < 0.8f) {
      float bright = 0.62f * fade * gapBetween;
      red = (float) TOOTH.red() * bright;
      green = (float) TOOTH.green() * bright;
      blue = (float) TOOTH.blue() * bright;
      shadow = 0.4f + 0.6f * Shade.step(0, 8, upper - y);
    }
    if (y > UPPER_EDGE + scallop + 2.4f * across * across && across < 0.95f) {
      float bright = 0.92f * fade * gapBetween;
      float gum = Shade.step(-60.5f, -59.2f, y);
      red = (float) (TOOTH.red() + (GUM.red() - TOOTH.red()) * gum) * bright;
      green = (float) (TOOTH.green() + (GUM.green() - TOOTH.green()) * gum) * bright;
      blue = (float) (TOOTH.blue() + (GUM.blue() - TOOTH.blue()) * gum) * bright;
      depth = 1;
      shadow = 0.55f + 0.45f * Shade.step(0, 3, upper - y);
    }
    shade.cover(red * depth, green * depth, blue * depth, open);
    shade.gloss *= 1 - 0.7f * open;
    shade.open += (shadow - shade.open) * open;
    shade.bendX *= 1 - open;
    shade.bendY *= 1 - open;
    if (lower > y) {
      shade.gloss = 0;
    }
  }
}
