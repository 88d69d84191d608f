package studio.migr.training.model;

import java.util.SplittableRandom;

/**
 * Seeds of what passes leave out (dropout). Each follows from the steps that were made and the
 * passes since the last one alone, so that a training which goes on leaves out the same.
 */
final class Draws {
  private final long seed;
  private long steps;
  private long passes;

  Draws(long seed) {
    this.seed = seed;
  }

  /** For the next pass: from 0 to 2^62. */
  long next() {
    long ofStep = new SplittableRandom(seed + steps).nextLong();
    return new SplittableRandom(ofStep + passes++).nextLong() >>> 2;
  }

  void step() {
    steps++;
    passes = 0;
  }

  void goOn(long stepsMade) {
    steps = stepsMade;
    passes = 0;
  }
}
