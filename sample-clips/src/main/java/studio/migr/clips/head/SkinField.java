package studio.migr.clips.head;

/**
 * Moves a fixed set of skin points with a pose. Every unit's displacement is proportional to its
 * strength, so that it is worked out once for each point and only summed for each frame.
 */
final class SkinField {
  private static final double JAW_BACK = 0.35; // how far the chin goes back, as a share of down
  private static final double ROUND_IN = 9;
  private static final double ROUND_OUT = 5;
  private static final double WIDE = 0.4; // of a full lip stretch

  private final float[] restX;
  private final float[] restY;
  private final float[] restZ;
  private final float[][] basis; // unit: dx, dy, dz of each point in turn
  private final float[] jaw;
  private final float[] held;
  private final float[] round;

  /**
   * @param jawFollows how far each point goes with the jaw, 0 to 1
   * @param held how far hair holds each point back, 0 to 1
   */
  SkinField(Identity identity, float[] x, float[] y, float[] z, float[] jawFollows, float[] held) {
    restX = x;
    restY = y;
    restZ = z;
    jaw = jawFollows;
    this.held = held;
    int points = x.length;
    basis = new float[ActionUnit.values().length][];
    for (Pull pull : Muscles.PULLS) {
      int unit = pull.unit().ordinal();
      if (basis[unit] == null) {
        basis[unit] = new float[3 * points];
      }
      add(pull, identity, basis[unit]);
    }
    round = new float[3 * points];
    Pull pucker = new Pull(ActionUnit.AU23, 24, -68, 11, 10, -ROUND_IN, 0, ROUND_OUT);
    Pull front = new Pull(ActionUnit.AU23, 0, -68, 14, 9, 0, 0, ROUND_OUT / 2);
    add(pucker, identity, round);
    add(front, identity, round);
  }

  private void add(Pull pull, Identity identity, float[] moves) {
    for (int point = 0; point < restX.length; point++) {
      if (restZ[point] < -85) {
        continue; // the back of the head does not move
      }
      for (int side = -1; side <= 1; side += 2) {
        double half = (1 + 0.18 * side * identity.asymmetry()) * (1 - held[point]);
        double weight = half * pull.weight(restX[point], restY[point], side);
        moves[3 * point] += (float) (weight * side * pull.dx());
        // What sits on the middle line would count twice.
        double share = pull.x() == 0 ? 0.5 : 1;
        moves[3 * point + 1] += (float) (share * weight * pull.dy());
        moves[3 * point + 2] += (float) (share * weight * pull.dz());
      }
    }
  }

  int size() {
    return restX.length;
  }

  /** Fills the three arrays with the points' places in this pose, before the head turns. */
  void move(FacePose pose, float[] x, float[] y, float[] z) {
    System.arraycopy(restX, 0, x, 0, x.length);
    System.arraycopy(restY, 0, y, 0, y.length);
    System.arraycopy(restZ, 0, z, 0, z.length);
    for (ActionUnit unit : ActionUnit.values()) {
      double share = pose.expression().share(unit);
      if (unit == ActionUnit.AU20) {
        share += WIDE * pose.speech().wide();
      }
      if (share > 0 && basis[unit.ordinal()] != null) {
        add(basis[unit.ordinal()], (float) share, x, y, z);
      }
    }
    if (pose.speech().round() > 0) {
      add(round, (float) pose.speech().round(), x, y, z);
    }
    float down = (float) jawDrop(pose);
    if (down > 0) {
      for (int point = 0; point < x.length; point++) {
        y[point] -= jaw[point] * down;
        z[point] -= (float) (jaw[point] * down * JAW_BACK);
      }
    }
  }

  /** How far the chin is down in this pose, mm. */
  static double jawDrop(FacePose pose) {
    double share =
        Math.min(1, pose.expression().share(ActionUnit.AU26) + 0.7 * pose.speech().jaw());
    return share * Muscles.JAW_DROP;
  }

  private static void add(float[] moves, float share, float[] x, float[] y, float[] z) {
    for (int point = 0, at = 0; point < x.length; point++, at += 3) {
      x[point] += share * moves[at];
      y[point] += share * moves[at + 1];
      z[point] += share * moves[at + 2];
    }
  }
}
