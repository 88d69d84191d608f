package studio.migr.clips.picture;

import java.util.SplittableRandom;
import studio.migr.clips.head.Colour;

/**
 * Light, background and camera of a clip.
 *
 * @param lightX direction to the main light, to the picture's right
 * @param lightY direction to the main light, up
 * @param lightZ direction to the main light, towards the camera
 * @param key strength and colour of the main light
 * @param sky light from above
 * @param ground light from below
 * @param wall colour of the wall behind
 * @param wallOther a second colour that the wall runs into
 * @param pattern which wall: 0 plain, 1 blurred shelves, 2 a window
 * @param exposure factor on all light
 * @param noise standard deviation of the sensor's noise at mid grey, of 255
 * @param softness blur of the lens, in points of a picture of 360 points' height
 * @param seed of the noise and of the wall
 */
public record Scene(
    double lightX,
    double lightY,
    double lightZ,
    Colour key,
    Colour sky,
    Colour ground,
    Colour wall,
    Colour wallOther,
    int pattern,
    double exposure,
    double noise,
    double softness,
    long seed) {

  /** A scene that could be a room: the same seed gives the same one. */
  public static Scene room(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double side = (random.nextDouble() - 0.5) * 1.5;
    double up = 0.15 + 0.7 * random.nextDouble();
    double length = Math.sqrt(side * side + up * up + 1);
    double warm = random.nextDouble();
    double strength = 0.75 + 0.35 * random.nextDouble();
    double fill = 0.42 + 0.25 * random.nextDouble();
    Colour key = new Colour(1.04 - 0.04 * warm, 0.98, 0.88 + 0.14 * warm).times(strength);
    Colour sky = new Colour(0.94, 0.98, 1.06).times(fill);
    Colour ground = new Colour(1.02, 0.94, 0.88).times(0.5 * fill);
    Colour[] walls = {
      Colour.srgb(156, 164, 170),
      Colour.srgb(188, 180, 166),
      Colour.srgb(112, 128, 136),
      Colour.srgb(150, 160, 144),
      Colour.srgb(98, 94, 104),
      Colour.srgb(176, 168, 176)
    };
    Colour wall = walls[random.nextInt(walls.length)];
    return new Scene(
        side / length,
        up / length,
        1 / length,
        key,
        sky,
        ground,
        wall,
        wall.times(0.6 + 0.5 * random.nextDouble()),
        random.nextInt(3),
        0.9 + 0.25 * random.nextDouble(),
        1.5 + 3 * random.nextDouble(),
        0.35 + 0.4 * random.nextDouble(),
        random.nextLong());
  }
}
