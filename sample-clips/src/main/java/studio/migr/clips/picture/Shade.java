package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;

/** A colour being mixed for one picture point: its own colour, and how the light falls on it. */
final class Shade {
  float red;
  float green;
  float blue;

  /** Tilt of the surface added to the normal: to the right and up. */
  float bendX;

  float bendY;

  /** How much a smooth surface shines, 0 to 1, and the power that makes the shine sharp. */
  float gloss;

  int sharpness;

  /** How far light goes round edges: 0 hard, 1 soft as in skin. */
  float soft;

  /** How much light reaches the place, 0 to 1. */
  float open;

  /** Light of its own, such as the glint of an eye. */
  float glint;

  void start(Colour colour) {
    red = (float) colour.red();
    green = (float) colour.green();
    blue = (float) colour.blue();
    bendX = 0;
    bendY = 0;
    gloss = 0;
    sharpness = 20;
    soft = 0;
    open = 1;
    glint = 0;
  }

  /** Lays a colour over what is there; share 0 to 1. */
  void cover(Colour colour, float share) {
    cover((float) colour.red(), (float) colour.green(), (float) colour.blue(), share);
  }

  void cover(float r, float g, float b, float share) {
    red += (r - red) * share;
    green += (g - green) * share;
    blue += (b - blue) * share;
  }

  void darken(float factor) {
    red *= factor;
    green *= factor;
    blue *= factor;
  }

  /** 0 below the first value, 1 above the second, smooth between. */
  static float step(float from, float to, float value) {
    float t = (value - from) / (to - from);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return t * t * (3 - 2 * t);
  }
}
