package studio.migr.clips.speech;

import java.util.List;
import studio.migr.clips.head.Articulation;

/**
 * Jaw and lips while a sentence is spoken.
 *
 * <p>Each sound has an aim; jaw and lips move towards it no faster than lips do (about 5 Hz, the
 * rate at which they follow the sound best). They move a little before the sound is heard: in
 * running speech the sound lags the lips by up to 70 ms or leads them by up to 20 (Schwartz &
 * Savariaux 2014). Lips that close for p, b and m are closed all through the sound's closure.
 * Rounding begins while the consonants before it are still spoken.
 */
public final class Mouth {
  /** Nobody speaks. */
  public static final Mouth SILENT = new Mouth(List.of(), 0, 1);

  // A Gaussian low-pass with its -3 dB point at 5 Hz has sqrt(ln 2) / (2π · 5) s of deviation.
  private static final double SLOWNESS = 0.0265;
  private static final double LEAD = 0.025; // s: the middle of -20 and +70 ms
  private static final double OPENS_BEFORE = 0.12; // s: about 150 ms with the lead, at onset only
  private static final double ROUNDS_BEFORE = 0.12; // s: 100 to 300 before the vowel, its low end
  private static final double LIP_STROKE = 0.045; // s from open to closed and back
  private static final double JAW_WHEN_CLOSED = 0.3; // lips meet over a jaw that stays a bit open

  private final Track jaw;
  private final Track wide;
  private final Track round;
  private final Track closed;

  private Mouth(List<Segment> segments, double seconds, double effort) {
    Track jawAims = new Track(seconds, 0);
    Track wideAims = new Track(seconds, 0);
    Track roundAims = new Track(seconds, 0);
    Track shut = new Track(seconds, 0);
    for (int each = 0; each < segments.size(); each++) {
      Segment segment = segments.get(each);
      Articulation first = aim(segments, each);
      Articulation last = segment.phone().end().mouth();
      boolean begins = each == 0 || segment.start() - segments.get(each - 1).end() > 0.1;
      double from = segment.start() - (begins ? OPENS_BEFORE : 0);
      double stress = effort * (segment.phone().vowel() && !segment.stressed() ? 0.8 : 1);
      if (begins) {
        jawAims.set(from, segment.start(), 0.5 * stress * first.jaw());
      }
      jawAims.line(segment.start(), segment.end(), stress * first.jaw(), stress * last.jaw());
      wideAims.line(from, segment.end(), stress * first.wide(), stress * last.wide());
      if (segment.phone().vowel() && first.round() > 0) {
        double early = Math.max(from - ROUNDS_BEFORE, vowelBefore(segments, each));
        roundAims.set(early, segment.start(), first.round());
      }
      roundAims.line(
          segment.start(),
          segment.end(),
          Math.max(first.round(), roundAims.at(segment.start())),
          last.round());
      if (segment.phone().closesLips()) {
        close(shut, segment);
      }
    }
    jaw = jawAims.smoothed(SLOWNESS);
    wide = wideAims.smoothed(SLOWNESS);
    round = roundAims.smoothed(SLOWNESS);
    closed = shut;
  }

  /**
   * The mouth of a speaker.
   *
   * @param segments the sounds in time
   * @param seconds length of the clip
   * @param effort 1 for ordinary speech, more for wider and less for lazier movements
   */
  public static Mouth of(List<Segment> segments, double seconds, double effort) {
    return new Mouth(segments, seconds, effort);
  }

  /** What the mouth does at a time, s from the beginning of the clip. */
  public Articulation at(double seconds) {
    double shut = closed.at(seconds);
    double open = jaw.at(seconds + LEAD);
    double free = Math.min(open, JAW_WHEN_CLOSED) * shut + open * (1 - shut);
    double rounded = round.at(seconds + LEAD);
    double spread = wide.at(seconds + LEAD) * (1 - rounded); // lips cannot do both
    return new Articulation(share(free), share(spread), share(rounded), share(shut));
  }

  /** H has no shape of its own: it is breathed through the next sound's. */
  private static Articulation aim(List<Segment> segments, int at) {
    boolean breath = segments.get(at).phone().manner() == Manner.BREATH;
    return segments.get(breath && at + 1 < segments.size() ? at + 1 : at).phone().mouth();
  }

  private static double vowelBefore(List<Segment> segments, int at) {
    for (int each = at - 1; each >= 0; each--) {
      if (segments.get(each).phone().vowel()) {
        return segments.get(each).end();
      }
    }
    return 0;
  }

  /** Lips meet just before the closure is heard and part when it ends. */
  private static void close(Track shut, Segment segment) {
    int from = (int) Math.round((segment.start() - LIP_STROKE) * 1000);
    int to = (int) Math.round((segment.end() + LIP_STROKE) * 1000);
    for (int each = Math.max(0, from); each < Math.min(to, shut.length()); each++) {
      double time = each / 1000.0;
      double outside = Math.max(segment.start() - time, time - segment.end());
      double reach = Math.clamp(1 - outside / LIP_STROKE, 0, 1);
      double eased = reach * reach * (3 - 2 * reach);
      shut.set(time, time + 0.001, Math.max(shut.get(each), eased));
    }
  }

  private static double share(double value) {
    return Math.clamp(value, 0, 1);
  }
}
