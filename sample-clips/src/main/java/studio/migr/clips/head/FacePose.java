package studio.migr.clips.head;

/**
 * Everything that moves in a face at one instant.
 *
 * @param expression action units, without what speaking adds
 * @param speech what speaking does to the mouth
 * @param gazeX where the eyes look, degrees to the picture's right
 * @param gazeY where the eyes look, degrees up
 * @param pitch turn of the head, degrees up
 * @param yaw turn of the head, degrees to the picture's right
 * @param roll tilt of the head, degrees clockwise as the camera sees it
 * @param shiftX place of the head, mm to the picture's right
 * @param shiftY place of the head, mm up
 */
public record FacePose(
    Expression expression,
    Articulation speech,
    double gazeX,
    double gazeY,
    double pitch,
    double yaw,
    double roll,
    double shiftX,
    double shiftY) {

  /** A face at rest that looks into the camera. */
  public static FacePose rest() {
    return looking(Expression.NEUTRAL);
  }

  /** A still head that looks into the camera with the given expression. */
  public static FacePose looking(Expression expression) {
    return new FacePose(expression, Articulation.SILENT, 0, 0, 0, 0, 0, 0, 0);
  }

  /** This pose with another expression. */
  public FacePose with(Expression other) {
    return new FacePose(other, speech, gazeX, gazeY, pitch, yaw, roll, shiftX, shiftY);
  }

  /** This pose with other speech. */
  public FacePose with(Articulation other) {
    return new FacePose(expression, other, gazeX, gazeY, pitch, yaw, roll, shiftX, shiftY);
  }

  /** This pose with the head turned, in degrees. */
  public FacePose turned(double newPitch, double newYaw, double newRoll) {
    return new FacePose(
        expression, speech, gazeX, gazeY, newPitch, newYaw, newRoll, shiftX, shiftY);
  }

  /** This pose with the eyes turned, in degrees. */
  public FacePose gazing(double newGazeX, double newGazeY) {
    return new FacePose(expression, speech, newGazeX, newGazeY, pitch, yaw, roll, shiftX, shiftY);
  }

  /** This pose with the head moved, in mm. */
  public FacePose shifted(double newShiftX, double newShiftY) {
    return new FacePose(expression, speech, gazeX, gazeY, pitch, yaw, roll, newShiftX, newShiftY);
  }

  /**
   * What a coder would see in this face: the expression with what speaking opens and spreads.
   * Running speech is no evidence of an emotion, but it is what the mouth shows.
   */
  public Expression visible() {
    double jaw = Math.max(0, speech.jaw());
    return expression
        .with(
            ActionUnit.AU25,
            Math.max(0, expression.of(ActionUnit.AU25) + 5 * jaw) * (1 - speech.closed()))
        .plus(Expression.NEUTRAL.with(ActionUnit.AU26, 3.5 * jaw))
        .plus(Expression.NEUTRAL.with(ActionUnit.AU20, 1.5 * speech.wide()));
  }
}
