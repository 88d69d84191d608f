package studio.migr.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions of whole vectors made of exactly rounded steps alone. The virtual machine's own sums
 * and exponentials round differently before and after it has compiled them, and the same question
 * is to get the same answer.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** Adding a vector to itself, turned by half of what is left, until all numbers are the sum. */
  private static final VectorShuffle<Float> HALF = turned(2);

  private static final VectorShuffle<Float> QUARTER = turned(4);
  private static final VectorShuffle<Float> EIGHTH = turned(8);
  private static final VectorShuffle<Float> SIXTEENTH = turned(16);

  private static final float LOG2_E = 1.442695f;

  /** Adding it leaves no room for a fraction: the last bits are then a whole number. */
  private static final float WHOLE = 12582912f;

  /** ln 2 in two parts, the first with zeros at its end. */
  private static final float LN2_UPPER = 355f / 512;

  private static final float LN2_LOWER = -2.1219444e-4f;
  private static final float SMALLEST = -87f;
  private static final float LARGEST = 88f;
  private static final int FRACTION_BITS = 23;

  /** The series of e^x; within ln 2 / 2 of 0, what follows is below rounding. */
  private static final float C2 = 1f / 2;

  private static final float C3 = 1f / 6;
  private static final float C4 = 1f / 24;
  private static final float C5 = 1f / 120;
  private static final float C6 = 1f / 720;

  private Lanes() {}

  private static VectorShuffle<Float> turned(int parts) {
    int by = FLOATS.length() / parts;
    return VectorShuffle.fromOp(FLOATS, k -> (k + by) % FLOATS.length());
  }

  /** The sum of all numbers of a vector. */
  static float sum(FloatVector v) {
    FloatVector sum = v.add(v.rearrange(HALF));
    if (FLOATS.length() > 2) {
      sum = sum.add(sum.rearrange(QUARTER));
    }
    if (FLOATS.length() > 4) {
      sum = sum.add(sum.rearrange(EIGHTH));
    }
    if (FLOATS.length() > 8) {
      sum = sum.add(sum.rearrange(SIXTEENTH));
    }
    return sum.lane(0);
  }

  /** The largest number of a vector. */
  static float max(FloatVector v) {
    FloatVector max = v.max(v.rearrange(HALF));
    if (FLOATS.length() > 2) {
      max = max.max(max.rearrange(QUARTER));
    }
    if (FLOATS.length() > 4) {
      max = max.max(max.rearrange(EIGHTH));
    }
    if (FLOATS.length() > 8) {
      max = max.max(max.rearrange(SIXTEENTH));
    }
    return max.lane(0);
  }

  /** e to the power of each number; 0 for what is below -87. */
  static FloatVector exp(FloatVector v) {
    FloatVector x = v.max(SMALLEST).min(LARGEST);
    FloatVector marked = x.mul(LOG2_E).add(WHOLE);
    FloatVector whole = marked.sub(WHOLE);
    FloatVector rest = x.sub(whole.mul(LN2_UPPER)).sub(whole.mul(LN2_LOWER));
    FloatVector power =
        FloatVector.broadcast(FLOATS, C6).fma(rest, FloatVector.broadcast(FLOATS, C5));
    power = power.fma(rest, FloatVector.broadcast(FLOATS, C4));
    power = power.fma(rest, FloatVector.broadcast(FLOATS, C3));
    power = power.fma(rest, FloatVector.broadcast(FLOATS, C2));
    power = power.fma(rest, FloatVector.broadcast(FLOATS, 1f));
    power = power.fma(rest, FloatVector.broadcast(FLOATS, 1f));
    FloatVector scaled =
        power
            .reinterpretAsInts()
            .add(marked.reinterpretAsInts().lanewise(VectorOperators.LSHL, FRACTION_BITS))
            .reinterpretAsFloats();
    return scaled.blend(0f, v.compare(VectorOperators.LT, SMALLEST));
  }
}
