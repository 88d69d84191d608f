package studio.migr.runtime.face.unit;

/**
 * How much an action unit's intensity rises with each measure: one slope for values above the calm
 * face's and one for values below, since muscles that pull in opposite ways are different units.
 *
 * @param above intensity per unit of the measure, 0 for measures that do not count
 * @param below the same for how far the measure lies below
 */
record Slopes(double[] above, double[] below) {

  /** The unit's intensity before it is cut to 0 to 5. */
  double intensity(float[] measures, double[] calm) {
    double sum = 0;
    for (int k = 0; k < above.length; k++) {
      double difference = measures[k] - calm[k];
      sum += difference > 0 ? above[k] * difference : -below[k] * difference;
    }
    return sum;
  }
}
