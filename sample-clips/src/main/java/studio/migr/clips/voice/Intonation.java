package studio.migr.clips.voice;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Track;
import studio.migr.clips.voice.Prosody.Melody;

/**
 * The melody of an utterance: a slope, an accent on each stressed vowel, and a fall or rise at the
 * end, scaled so that mean, range and lift are those asked for.
 *
 * <p>An accent rises from 70 ms before its vowel and falls from 80 ms after the vowel's start, in
 * 120 ms each (Mozziconacci 1998).
 */
final class Intonation {
  private static final double BEFORE = 0.07;
  private static final double AFTER = 0.08;
  private static final double MOVE = 0.12;
  private static final double ENDING = 0.16; // s of the last fall or rise
  private static final double FALL = 0.25; // of an accent
  private static final double RISE = 0.9; // of an accent
  private static final double LOWEST = 55; // Hz
  private static final double HIGHEST = 640; // Hz

  private final List<Segment> segments;
  private final double start;
  private final double end;
  private final double[] accents;
  private final double[] slope;
  private final boolean[] voiced;

  private Intonation(List<Segment> segments, double seconds, Melody melody, boolean rises) {
    this.segments = segments;
    start = segments.getFirst().start();
    end = segments.getLast().end();
    int length = new Track(seconds, 0).length();
    accents = new double[length];
    slope = new double[length];
    voiced = new boolean[length];
    for (Segment segment : segments) {
      if (segment.phone().voiced()) {
        Arrays.fill(voiced, millis(segment.start()), Math.min(length, millis(segment.end())), true);
      }
    }
    for (int each = 0; each < length; each++) {
      double time = each / 1000.0;
      slope[each] = Math.clamp((time - start) / (end - start), 0, 1);
      accents[each] = accent(time, melody) + ending(time, rises);
    }
  }

  /**
   * F0 in Hz, all through the clip, whether voice sounds or not.
   *
   * @param mean mean F0 of the speaker's neutral speech, Hz
   */
  static Track of(
      List<Segment> segments, double seconds, double mean, Prosody prosody, Random chance) {
    Melody melody = prosody.melody();
    boolean rises = chance.nextDouble() < melody.riseChance();
    Intonation intonation = new Intonation(segments, seconds, melody, rises);
    double[] semitones = intonation.fitted(melody.range(), melody.lift());
    double sum = 0;
    int count = 0;
    for (int each = 0; each < semitones.length; each++) {
      if (intonation.voiced[each]) {
        sum += StrictMath.pow(2, semitones[each] / 12);
        count++;
      }
    }
    double base = mean * StrictMath.pow(2, melody.octaves()) * count / sum;
    double phase = chance.nextDouble() * 10;
    Track hertz = new Track(seconds, 0);
    for (int each = 0; each < semitones.length; each++) {
      double time = each / 1000.0;
      double f0 = base * StrictMath.pow(2, semitones[each] / 12);
      f0 *= 1 + flutter(time + phase, prosody.phonation().flutter());
      hertz.set(time, time + 0.001, Math.clamp(f0, LOWEST, HIGHEST));
    }
    return hertz;
  }

  /** Slow wavering as a share of F0 (Klatt & Klatt 1990). */
  private static double flutter(double time, double amount) {
    double turn = 2 * Math.PI * time;
    return amount
        / 50
        / 100
        * (StrictMath.sin(12.7 * turn) + StrictMath.sin(7.1 * turn) + StrictMath.sin(4.7 * turn));
  }

  /** Accents scaled to a range, with the slope that gives the lift; semitones. */
  private double[] fitted(double range, double lift) {
    double low = 0;
    double high = 60;
    for (int step = 0; step < 30; step++) {
      double middle = (low + high) / 2;
      if (range(contour(middle, lift)) < range) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return contour((low + high) / 2, lift);
  }

  private double[] contour(double size, double lift) {
    double tilt = (lift - size * lift(accents)) / lift(slope);
    double[] semitones = new double[accents.length];
    for (int each = 0; each < semitones.length; each++) {
      semitones[each] = size * accents[each] + tilt * slope[each];
    }
    return semitones;
  }

  /** Mean of the last fifth minus mean of the first, where voice sounds. */
  private double lift(double[] values) {
    double fifth = (end - start) / 5;
    return mean(values, end - fifth, end) - mean(values, start, start + fifth);
  }

  private double mean(double[] values, double from, double to) {
    double sum = 0;
    int count = 0;
    for (int each = millis(from); each < Math.min(values.length, millis(to)); each++) {
      if (voiced[each]) {
        sum += values[each];
        count++;
      }
    }
    return count == 0 ? values[millis((from + to) / 2)] : sum / count;
  }

  private double range(double[] semitones) {
    double[] sorted = new double[semitones.length];
    int count = 0;
    for (int each = 0; each < semitones.length; each++) {
      if (voiced[each]) {
        sorted[count++] = semitones[each];
      }
    }
    Arrays.sort(sorted, 0, count);
    return sorted[(int) (0.95 * (count - 1))] - sorted[(int) (0.05 * (count - 1))];
  }

  private double accent(double time, Melody melody) {
    double highest = 0;
    double first = Double.MAX_VALUE;
    double last = 0;
    for (Segment segment : segments) {
      if (segment.phone().vowel() && segment.stressed()) {
        double vowel = segment.start();
        double place = (vowel - start) / (end - start);
        double away = (place - melody.peakPlace()) / 0.28;
        double weight = 0.35 + 0.65 * StrictMath.exp(-away * away);
        highest = Math.max(highest, weight * hat(time, vowel, vowel));
        first = Math.min(first, vowel);
        last = Math.max(last, vowel);
      }
    }
    return (1 - melody.plateau()) * highest + melody.plateau() * hat(time, first, last);
  }

  /** Up before one vowel, down after another. */
  private static double hat(double time, double first, double last) {
    double up = eased((time - (first - BEFORE)) / MOVE);
    double down = eased((time - (last + AFTER)) / MOVE);
    return up - down;
  }

  private double ending(double time, boolean rises) {
    return (rises ? RISE : -FALL) * eased((time - (end - ENDING)) / ENDING);
  }

  private static double eased(double share) {
    double within = Math.clamp(share, 0, 1);
    return within * within * (3 - 2 * within);
  }

  private static int millis(double seconds) {
    return (int) Math.round(seconds * 1000);
  }
}
