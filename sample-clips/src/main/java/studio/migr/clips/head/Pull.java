package studio.migr.clips.head;

/**
 * How one muscle moves the skin around it when its unit is at full strength: a Gaussian bump of
 * displacement, the same on both halves of the face with x mirrored.
 *
 * @param x place where it pulls most, mm from the middle of the face (the mirrored place as well)
 * @param y the same, mm above the line between the eyes
 * @param spreadX standard deviation of the bump across the face, mm
 * @param spreadY standard deviation of the bump along the face, mm
 * @param dx displacement away from the middle, mm
 * @param dy displacement upwards, mm
 * @param dz displacement out of the face, mm
 */
record Pull(
    ActionUnit unit,
    double x,
    double y,
    double spreadX,
    double spreadY,
    double dx,
    double dy,
    double dz) {

  /** The weight of the pull on the half of the face where it sits (side 1: right, -1: left). */
  double weight(double px, double py, int side) {
    double across = (px - side * x) / spreadX;
    double along = (py - y) / spreadY;
    double square = across * across + along * along;
    return square > 12 ? 0 : StrictMath.exp(-0.5 * square);
  }
}
