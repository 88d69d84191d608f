package studio.migr.clips.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.clips.speech.Formants;
import studio.migr.clips.speech.Frication;
import studio.migr.clips.speech.Manner;
import studio.migr.clips.speech.Phone;
import studio.migr.clips.speech.Place;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Track;

/**
 * Turns sounds in time into movements of the tract and of the sources. Formants stand at a sound's
 * own values in its middle and at a compromise at its edges (locus equations), and move between in
 * about 50 ms; noise and voice come and go as each sound needs them.
 */
final class TractPlanner {
  private static final double VOWEL_MOVE = 0.05; // s from an edge to a vowel's own formants
  private static final double GLIDE_MOVE = 0.075; // s beside w, y, r, l
  private static final double CONSONANT_MOVE = 0.02; // s
  private static final double MOST_MOVE = 0.45; // of a sound's duration, from each edge
  private static final double TONGUE = 0.005; // s of smoothing
  private static final double FOLDS = 0.006; // s of smoothing
  private static final double AIR = 0.0025; // s of smoothing
  private static final double OPEN_WIDTH =
      250; // Hz, B1 above an open glottis (Klatt 1980: 200-300)
  private static final double NASAL_ZERO = 450; // Hz, FNZ in m and n (Klatt 1980)
  private static final double DECLINATION_DB = 3; // voice weakens over an utterance

  /** Root mean square of a vowel whose pulses have the amplitude 1, as measured on all of them. */
  private static final double VOWEL = 0.6;

  private static final double BREATH = 0.04; // amplitude of h and of aspiration, before the tract

  private final List<Segment> segments;
  private final Voice voice;
  private final Prosody prosody;
  private final double seconds;
  private final Track[] formants = new Track[4];
  private final Track width;
  private final Track zero;
  private final Track folds;
  private final Track breath;
  private final Track noise;
  private final @Nullable Frication[] kind;

  private TractPlanner(List<Segment> segments, Voice voice, Prosody prosody, double seconds) {
    this.segments = segments;
    this.voice = voice;
    this.prosody = prosody;
    this.seconds = seconds;
    Formants rest = voice.formants(Phone.AX);
    double[] resting = {rest.f1(), rest.f2(), rest.f3(), rest.f4()};
    for (int each = 0; each < 4; each++) {
      formants[each] = new Track(seconds, resting[each]);
    }
    width = new Track(seconds, voiceWidth());
    zero = new Track(seconds, VocalTract.NASAL_POLE);
    folds = new Track(seconds, 0);
    breath = new Track(seconds, 0);
    noise = new Track(seconds, 0);
    kind = new Frication[noise.length()];
  }

  /**
   * The plan of an utterance.
   *
   * @param f0 Hz; the first formant keeps above it, as in loud high voices that open the jaw
   */
  static TractPlan of(
      List<Segment> segments, Voice voice, Prosody prosody, Track f0, double seconds) {
    TractPlanner planner = new TractPlanner(segments, voice, prosody, seconds);
    for (int each = 0; each < segments.size(); each++) {
      planner.moveTongue(each);
      planner.openNose(segments.get(each));
      planner.excite(each);
    }
    return planner.plan(f0);
  }

  private TractPlan plan(Track f0) {
    double start = segments.getFirst().start();
    double end = segments.getLast().end();
    Track[] smooth = new Track[4];
    for (int each = 0; each < 4; each++) {
      smooth[each] = formants[each].smoothed(TONGUE);
    }
    Track voiced = folds.smoothed(FOLDS);
    for (int each = 0; each < f0.length(); each++) {
      double time = each / 1000.0;
      double above = 1.03 * f0.get(each);
      if (smooth[0].get(each) < above) {
        smooth[0].set(time, time + 0.001, above);
      }
      double through = Math.clamp((time - start) / (end - start), 0, 1);
      voiced.set(time, time + 0.001, voiced.get(each) * linear(-DECLINATION_DB * (through - 0.3)));
    }
    return new TractPlan(
        smooth,
        width.smoothed(TONGUE),
        zero.smoothed(AIR),
        voiced,
        breath.smoothed(FOLDS),
        noise.smoothed(AIR),
        kind);
  }

  private void moveTongue(int at) {
    Segment segment = segments.get(at);
    Formants first = own(segment.phone(), at);
    Formants last = own(segment.phone().end(), at);
    Formants left = at == 0 ? first : edge(at - 1);
    Formants right = at == segments.size() - 1 ? last : edge(at);
    if (!segment.phone().vowel()) {
      // A consonant leans towards its neighbours even in its middle.
      Formants between = left.towards(right, 0.5);
      first = first.towards(between, 0.3);
      last = first;
    }
    double into = move(segment, at - 1);
    double outOf = move(segment, at + 1);
    double begin = segment.start() + into;
    double leave = segment.end() - outOf;
    draw(segment.start(), begin, left, first);
    draw(begin, leave, first, last);
    draw(leave, segment.end(), last, right);
    boolean next = at + 1 < segments.size();
    draw(segment.end(), next ? segments.get(at + 1).start() : seconds, right, right);
    if (at == 0) {
      draw(0, segment.start(), left, left);
    }
  }

  private double move(Segment segment, int neighbour) {
    double usual = CONSONANT_MOVE;
    if (segment.phone().vowel()) {
      boolean glide =
          neighbour >= 0
              && neighbour < segments.size()
              && segments.get(neighbour).phone().manner() == Manner.APPROXIMANT;
      usual = glide ? GLIDE_MOVE : VOWEL_MOVE;
    } else if (segment.phone().manner() == Manner.APPROXIMANT) {
      usual = VOWEL_MOVE;
    }
    return Math.min(usual, MOST_MOVE * segment.duration());
  }

  /** A sound's own formants in this style; h has those of the sound after it. */
  private Formants own(Phone phone, int at) {
    if (phone.manner() == Manner.BREATH && at + 1 < segments.size()) {
      return own(segments.get(at + 1).phone(), at + 1);
    }
    Formants own = voice.formants(phone);
    if (phone.vowel()) {
      own = voice.formants(Phone.AX).towards(own, prosody.articulating().reach());
    }
    double smile = 1 + prosody.articulating().smile();
    return own.times(smile, smile, 1, 1);
  }

  /** Formants at the edge between a sound and the next. */
  private Formants edge(int at) {
    Segment before = segments.get(at);
    Segment after = segments.get(at + 1);
    Formants left = own(before.phone().end(), at);
    Formants right = own(after.phone(), at + 1);
    boolean closedLeft = closed(before.phone());
    if (closedLeft == closed(after.phone())) {
      return left.towards(right, 0.5);
    }
    Formants closure = closedLeft ? left : right;
    Formants open = closedLeft ? right : left;
    double share = (closedLeft ? before : after).phone().place().vowelShare();
    return new Formants(
        closure.f1() + 0.4 * (open.f1() - closure.f1()),
        closure.f2() + share * (open.f2() - closure.f2()),
        closure.f3() + 0.5 * (open.f3() - closure.f3()),
        0.5 * (closure.f4() + open.f4()));
  }

  private static boolean closed(Phone phone) {
    return switch (phone.manner()) {
      case STOP, AFFRICATE, FRICATIVE, NASAL -> true;
      case VOWEL, APPROXIMANT, BREATH -> false;
    };
  }

  private void draw(double from, double to, Formants first, Formants last) {
    formants[0].line(from, to, first.f1(), last.f1());
    formants[1].line(from, to, first.f2(), last.f2());
    formants[2].line(from, to, first.f3(), last.f3());
    formants[3].line(from, to, first.f4(), last.f4());
  }

  private void openNose(Segment segment) {
    if (segment.phone().manner() == Manner.NASAL) {
      // The velum opens early and closes late: vowels beside it are a little nasal.
      zero.set(segment.start() - 0.03, segment.end() + 0.02, 320);
      zero.set(segment.start(), segment.end(), NASAL_ZERO);
    }
  }

  private void excite(int at) {
    Segment segment = segments.get(at);
    Phone phone = segment.phone();
    switch (phone.manner()) {
      case VOWEL, APPROXIMANT, NASAL -> {
        double quiet = delayed(at);
        folds.set(segment.start() + quiet, segment.end(), strength(segment));
      }
      case BREATH -> blow(segment.start(), segment.end(), 1);
      case FRICATIVE -> {
        folds.set(segment.start(), segment.end(), strength(segment));
        hiss(phone.frication(), segment.start(), segment.end(), 0.025);
        if (!phone.voiced()) {
          width.set(segment.start(), segment.end(), OPEN_WIDTH);
        }
      }
      case STOP -> {
        folds.set(segment.start(), segment.end(), strength(segment));
        burst(at);
      }
      case AFFRICATE -> {
        double release = segment.start() + 0.5 * segment.duration();
        hiss(phone.frication(), release, segment.end(), 0.006);
      }
    }
  }

  /**
   * Amplitude of the pulses: a vowel's 1 or, unstressed, 2.5 dB less; consonants by Klatt (1980):
   * voiced fricatives and the bar of a voiced stop 13 dB below.
   */
  private static double strength(Segment segment) {
    if (!segment.phone().voiced()) {
      return 0;
    }
    double stress = segment.stressed() ? 1 : 0.75;
    return switch (segment.phone().manner()) {
      case VOWEL -> stress;
      case APPROXIMANT -> 0.65 * stress;
      case NASAL -> 0.55 * stress;
      case FRICATIVE, STOP, AFFRICATE -> 0.22;
      case BREATH -> 0;
    };
  }

  /** How long the voice waits after a voiceless stop: voice onset time, while breath flows. */
  private double delayed(int at) {
    if (at == 0) {
      return 0;
    }
    Segment before = segments.get(at - 1);
    Segment segment = segments.get(at);
    boolean adjacent = segment.start() - before.end() < 0.001;
    if (!adjacent || before.phone().voiced() || before.phone().manner() != Manner.STOP) {
      return 0;
    }
    double aspirated =
        switch (before.phone().place()) {
          case LIPS -> 0.045;
          case TEETH, PALATE -> 0.055;
          case VELUM, OPEN -> 0.065;
        };
    double wait =
        Math.min(segment.stressed() ? aspirated : 0.5 * aspirated, 0.4 * segment.duration());
    blow(segment.start(), segment.start() + wait, 0.8);
    return wait;
  }

  private void burst(int at) {
    Segment stop = segments.get(at);
    Frication sound = stop.phone().frication();
    double release = stop.end();
    double length =
        switch (stop.phone().place()) {
          case LIPS -> 0.007;
          case TEETH, PALATE -> 0.012;
          case VELUM, OPEN -> 0.02;
        };
    double next = at + 1 < segments.size() ? segments.get(at + 1).phone().formants(0).f2() : 1500;
    boolean back = stop.phone().place() == Place.VELUM && next < 1450;
    Frication heard = back ? lowered(sound) : sound;
    double loud = loudness(heard);
    noise.set(release, release + length * 0.35, loud);
    noise.line(release + length * 0.35, release + length * 1.6, loud, 0);
    mark(heard, release - 0.004, release + length * 1.6 + 0.004);
  }

  /** Before back vowels a k bursts where the second formant is (the table is for front vowels). */
  private static Frication lowered(Frication k) {
    return new Frication(k.third(), k.fourth(), 0, 0, 0, 0, k.levelDb());
  }

  private void hiss(Frication sound, double from, double to, double attack) {
    double loud = loudness(sound);
    double rise = Math.min(attack, 0.4 * (to - from));
    noise.line(from, from + rise, 0.15 * loud, loud);
    noise.set(from + rise, to - 0.012, loud);
    noise.line(to - 0.012, to, loud, 0.3 * loud);
    mark(sound, from - 0.004, to + 0.006);
  }

  private void mark(Frication sound, double from, double to) {
    int begin = Math.max(0, (int) Math.round(from * 1000));
    int end = Math.min(kind.length, (int) Math.round(to * 1000));
    for (int each = begin; each < end; each++) {
      kind[each] = sound;
    }
  }

  private void blow(double from, double to, double share) {
    breath.set(from, to, share * BREATH * lessThanVoice());
    width.set(from, to, OPEN_WIDTH);
  }

  private double loudness(Frication sound) {
    return VOWEL * linear(sound.levelDb()) * lessThanVoice();
  }

  /** Noise grows less than voice when somebody raises the voice: half as many dB. */
  private double lessThanVoice() {
    return linear(-0.5 * Math.max(0, prosody.phonation().level()));
  }

  /**
   * B1: men 50 to 80 Hz, women 60 to 100 (Kent & Vorperian 2018); breathy voice widens it, tense
   * voice narrows it (Gobl & Ní Chasaide 2003).
   */
  private double voiceWidth() {
    double modal = 80 + 15 * voice.woman();
    double breathy = Math.max(0, prosody.phonation().openQuotient());
    double tense = Math.min(0, prosody.phonation().openQuotient());
    return modal + 350 * breathy + 80 * tense;
  }

  private static double linear(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }
}
