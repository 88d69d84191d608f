package studio.migr.clips.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.clips.speech.Frication;
import studio.migr.clips.speech.Manner;
import studio.migr.clips.speech.Phone;
import studio.migr.clips.speech.Place;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Track;

/**
 * Turns sounds in time into a plan for tract and sources: the tongue's movements, and voice, breath
 * and noise that come and go as each sound needs them.
 */
final class TractPlanner {
  private static final double VELUM = 0.005; // s of smoothing, of first bandwidths as well
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
      planner.openNose(segments.get(each));
      planner.excite(each);
    }
    return planner.plan(f0);
  }

  private TractPlan plan(Track f0) {
    double start = segments.getFirst().start();
    double end = segments.getLast().end();
    Track voiced = folds.smoothed(FOLDS);
    for (int each = 0; each < f0.length(); each++) {
      double time = each / 1000.0;
      double through = Math.clamp((time - start) / (end - start), 0, 1);
      voiced.set(time, time + 0.001, voiced.get(each) * linear(-DECLINATION_DB * (through - 0.3)));
    }
    return new TractPlan(
        Tongue.formants(segments, voice, prosody, f0, seconds),
        width.smoothed(VELUM),
        zero.smoothed(AIR),
        voiced,
        breath.smoothed(FOLDS),
        noise.smoothed(AIR),
        kind);
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
