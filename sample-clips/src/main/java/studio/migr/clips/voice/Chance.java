package studio.migr.clips.voice;

import java.util.Random;

/**
 * Random numbers that are the same on every machine: {@link Random}'s algorithm is part of its
 * documentation. Each purpose has a stream of its own, so that more numbers for one leave the
 * others as they were.
 */
final class Chance {
  static final int VOICE = 1;
  static final int PROSODY = 2;
  static final int MELODY = 3;
  static final int PULSES = 4;
  static final int NOISE = 5;
  static final int ROOM = 6;
  static final int BABBLE = 7;
  static final int CROWD = 8;

  private Chance() {}

  static Random of(long seed, int purpose) {
    // Neighbouring seeds of Random begin alike: the finaliser of SplitMix64 (Steele et al. 2014)
    // takes them apart.
    long mixed = seed + purpose * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 31));
  }
}
