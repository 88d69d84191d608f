package studio.migr.clips.picture;

/**
 * The light of a room: one main light, wrapped around skin with a red edge, a shine, and light from
 * above and below.
 */
final class Lighting {
  private static final float[] WRAP = {1.25f, 0.8f, 0.65f};
  private final float lightX;
  private final float lightY;
  private final float lightZ;

  /** Half-way between the main light and the camera. */
  private final float halfX;

  private final float halfY;
  private final float halfZ;
  private final float[] key;
  private final float[] ground;

  /** How much more comes from above than from below. */
  private final float[] rise;

  /** The softness that slope and rest are for. */
  private float soft = Float.NaN;

  private final float[] slope = new float[3];
  private final float[] rest = new float[3];

  Lighting(Scene scene) {
    lightX = (float) scene.lightX();
    lightY = (float) scene.lightY();
    lightZ = (float) scene.lightZ();
    double half =
        Math.sqrt(
            scene.lightX() * scene.lightX()
                + scene.lightY() * scene.lightY()
                + (scene.lightZ() + 1) * (scene.lightZ() + 1));
    halfX = (float) (scene.lightX() / half);
    halfY = (float) (scene.lightY() / half);
    halfZ = (float) ((scene.lightZ() + 1) / half);
    key = scene.key().parts();
    ground = scene.ground().parts();
    rise = scene.sky().parts();
    for (int part = 0; part < 3; part++) {
      rise[part] -= ground[part];
    }
  }

  /**
   * Puts the light that a place sends to the camera into {@code light} from {@code at} on.
   *
   * @param nx normal of the surface, of any length; it is bent as the shade says
   */
  void fall(Shade shade, float nx, float ny, float nz, float[] light, int at) {
    float x = nx + shade.bendX;
    float y = ny + shade.bendY;
    float shorter = 1 / ((float) Math.sqrt(x * x + y * y + nz * nz) + 1e-6f);
    x *= shorter;
    y *= shorter;
    float z = nz * shorter;
    float facing = x * lightX + y * lightY + z * lightZ;
    if (shade.soft != soft) {
      wrap(shade.soft);
    }
    float red = Math.max(0, facing * slope[0] + rest[0]);
    float green = Math.max(0, facing * slope[1] + rest[1]);
    float blue = Math.max(0, facing * slope[2] + rest[2]);
    float shine = 0;
    if (shade.gloss > 0) {
      float aligned = Math.max(0, x * halfX + y * halfY + z * halfZ);
      shine = shade.gloss * power(aligned, shade.sharpness) * red;
    }
    float up = 0.5f + 0.5f * y;
    float open = shade.open;
    float keyOpen = 0.45f + 0.55f * open;
    light[at] =
        shade.red * (key[0] * red * keyOpen + open * (ground[0] + rise[0] * up))
            + key[0] * shine
            + shade.glint;
    light[at + 1] =
        shade.green * (key[1] * green * keyOpen + open * (ground[1] + rise[1] * up))
            + key[1] * shine
            + shade.glint;
    light[at + 2] =
        shade.blue * (key[2] * blue * keyOpen + open * (ground[2] + rise[2] * up))
            + key[2] * shine
            + shade.glint;
  }

  /** How the light wraps around what is that soft: red furthest. */
  private void wrap(float around) {
    soft = around;
    for (int part = 0; part < 3; part++) {
      slope[part] = 1 / (1 + WRAP[part] * around);
      rest[part] = WRAP[part] * around * slope[part];
    }
  }

  /** A whole power, by squares: the same on every machine. */
  private static float power(float base, int exponent) {
    float result = 1;
    float square = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}
