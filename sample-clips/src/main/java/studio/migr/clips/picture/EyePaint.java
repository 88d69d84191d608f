package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures.Eye;
import studio.migr.clips.head.Identity;

/** An eye between its lids: white, iris, pupil, glint, lashes, and the fold of the upper lid. */
final class EyePaint {
  private static final float IRIS = 5.9f;
  private static final float PUPIL = 2.1f;
  private static final float BALL = 12.5f;
  private static final Colour WHITE = Colour.srgb(226, 220, 214);
  private static final Colour PINK = Colour.srgb(206, 142, 130);
  private static final Colour LASH = Colour.srgb(30, 22, 20);
  private final Identity who;
  private final Scene scene;
  private final Texture fibres;

  EyePaint(Identity who, Scene scene) {
    this.who = who;
    this.scene = scene;
    fibres = new Texture(who.seed() + 5, 16, 3);
  }

  /** Paints the eye over the skin at a place of the face; softness is half a point in mm. */
  void paint(Shade shade, Eye eye, float x, float y, float softness) {
    double[] places = eye.upper().x();
    float left = (float) places[0];
    float right = (float) places[places.length - 1];
    if (x < left - 5 || x > right + 5 || Math.abs(y - eye.centreY()) > 22) {
      return;
    }
    float upper = (float) eye.upper().at(x);
    float lower = (float) eye.lower().at(x);
    float ends = Math.min(x - left, right - x);
    lid(shade, eye, x, y, upper, ends);
    float inside = Math.min(Math.min(upper - y, y - lower), ends + 0.4f);
    float open = Shade.step(-softness, softness, inside);
    if (open > 0) {
      float red = shade.red;
      float green = shade.green;
      float blue = shade.blue;
      float reach = shade.open;
      ball(shade, eye, x, y, upper, lower);
      shade.red = red + (shade.red - red) * open;
      shade.green = green + (shade.green - green) * open;
      shade.blue = blue + (shade.blue - blue) * open;
      shade.open = reach + (shade.open - reach) * open;
      shade.glint *= open;
      shade.gloss *= 1 - open;
    }
    lashes(shade, eye, x, y, upper, lower, ends, left, right);
  }

  private void ball(Shade shade, Eye eye, float x, float y, float upper, float lower) {
    shade.cover(WHITE, 1);
    float side = (x - (float) eye.centreX()) / BALL;
    float high = (y - (float) eye.centreY()) / BALL;
    float round = Math.max(0.2f, 1 - 0.75f * side * side - 0.4f * high * high);
    shade.darken(round);
    float corner = (x - (float) eye.centreX()) * eye.inner();
    shade.cover(PINK, 0.85f * Shade.step(10.5f, 13.5f, corner));
    float dx = x - (float) eye.irisX();
    float dy = y - (float) eye.irisY();
    float radius = (float) Math.sqrt(dx * dx + dy * dy);
    float iris = Shade.step(IRIS + 0.35f, IRIS - 0.35f, radius);
    if (iris > 0) {
      float angle = (float) StrictMath.atan2(dy, dx);
      float fibre = 1 + 0.5f * fibres.at(angle * 40, 3 * radius);
      float ring = 1 - 0.6f * Shade.step(4.3f, 5.9f, radius);
      float glow = 0.85f + 0.5f * Shade.step(3, -4, dy);
      float bright = fibre * ring * glow;
      shade.cover(
          (float) who.iris().red() * bright,
          (float) who.iris().green() * bright,
          (float) who.iris().blue() * bright,
          iris);
      shade.cover(0.008f, 0.006f, 0.006f, Shade.step(PUPIL + 0.3f, PUPIL - 0.3f, radius));
    }
    // The upper lid throws a shadow on the ball.
    shade.open = 0.52f + 0.48f * Shade.step(0, 4.2f, upper - y);
    shade.open *= 0.85f + 0.15f * Shade.step(0, 1.5f, y - lower);
    float gx = x - (float) (eye.irisX() + 4.2 * scene.lightX() + 0.4);
    float gy = y - (float) (eye.irisY() + 3.4 * scene.lightY() + 0.6);
    shade.glint = 0.9f * Shade.step(1.25f, 0.5f, (float) Math.sqrt(gx * gx + gy * gy));
    shade.soft = 0.3f;
  }

  private void lid(Shade shade, Eye eye, float x, float y, float upper, float ends) {
    if (ends < -2) {
      return;
    }
    float fold = (float) eye.fold().at(x);
    float width = 0.85f;
    float off = (y - fold) / width;
    float strength = (float) (0.30 + 0.4 * who.lidFold()) * Shade.step(-2, 5, ends);
    float line = Bell.at(off * off) * strength;
    if (y > upper) {
      shade.darken(1 - 0.62f * line);
      // The lid between fold and edge is a little darker than the brow's skin.
      float between = Shade.step(fold + 1, fold - 0.5f, y);
      shade.darken(1 - 0.08f * between);
    }
  }

  private void lashes(
      Shade shade,
      Eye eye,
      float x,
      float y,
      float upper,
      float lower,
      float ends,
      float left,
      float right) {
    if (ends < -3) {
      return;
    }
    float along = (x - left) / (right - left);
    float outward = eye.inner() < 0 ? along : 1 - along;
    float thick = (0.62f + 0.5f * (float) who.feminine()) * (0.45f + 0.75f * outward);
    float above = (y - upper - 0.15f) / thick;
    float edge = Shade.step(-3, 0.5f, ends);
    shade.cover(LASH, 0.86f * edge * Bell.at(1.4f * above * above));
    float below = (y - lower + 0.1f) / (0.42f + 0.2f * (float) who.feminine());
    shade.cover(LASH, 0.34f * edge * outward * Bell.at(1.4f * below * below));
  }
}
