package studio.migr.clips.voice;

import java.util.List;
import java.util.Random;
import studio.migr.clips.head.Identity;
import studio.migr.clips.speech.Mouth;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Sentence;
import studio.migr.clips.speech.Timing;
import studio.migr.clips.speech.Track;

/** An invented person who speaks: the same words, style and seed give the same samples. */
public final class Speaker {
  /** Level of neutral speech while it lasts, dB below full scale: strong anger is 21 dB louder. */
  private static final double NEUTRAL_DBFS = -40;

  private static final double SHORTEST_CLIP = 1; // s
  private static final double QUIET_EDGE = 0.15; // s without speech at both ends at least
  private static final double LEAST_PAUSE = 0.03; // s; what is shorter is no pause

  private final Voice voice;

  /** The voice that belongs to a face: by the size of the larynx, age and seed. */
  public Speaker(Identity who) {
    this(Voice.of(who));
  }

  Speaker(Voice voice) {
    this.voice = voice;
  }

  /** This person's mean F0 when nothing is felt, Hz. */
  public double neutralF0() {
    return voice.f0();
  }

  /**
   * Says a sentence somewhere in a clip, with the noise of a quiet room around it. If the clip is
   * too short for this style's tempo, the speaker hurries.
   *
   * @param seed how it is said this time
   * @throws IllegalArgumentException if the clip is shorter than 1 s
   */
  public Utterance say(Sentence sentence, VocalStyle style, double clipSeconds, long seed) {
    Prosody prosody = Prosody.of(style).varied(Chance.of(seed, Chance.PROSODY));
    return say(sentence, prosody, clipSeconds, seed);
  }

  Utterance say(Sentence sentence, Prosody prosody, double clipSeconds, long seed) {
    if (!(clipSeconds >= SHORTEST_CLIP)) {
      throw new IllegalArgumentException(
          "A clip of " + clipSeconds + " s is too short to speak in.");
    }
    Random chance = Chance.of(seed, Chance.MELODY);
    List<Segment> segments = inTime(sentence, prosody, clipSeconds, chance);
    Track f0 = Intonation.of(segments, clipSeconds, voice.f0(), prosody, chance);
    TractPlan plan = TractPlanner.of(segments, voice, prosody, f0, clipSeconds);
    List<Pulse> pulses =
        Pulses.of(
            f0,
            plan.voice(),
            voice.jitter() * prosody.phonation().jitter(),
            voice.shimmer() * prosody.phonation().shimmer(),
            clipSeconds,
            Chance.of(seed, Chance.PULSES));
    double start = heardFrom(segments.getFirst());
    double end = segments.getLast().end();
    float[] samples = sound(pulses, plan, prosody, clipSeconds, seed);
    set(samples, prosody, start, end);
    Level.keepWithin(samples);
    Room.fill(samples, seed);
    return new Utterance(
        samples,
        Utterance.SAMPLE_RATE,
        Pulses.f0(pulses, Utterance.HOP_MS / 1000.0, Utterance.frames(clipSeconds)),
        Utterance.HOP_MS,
        sentence.text(),
        start,
        end,
        Mouth.of(segments, clipSeconds, effort(prosody)));
  }

  /** Nobody hears the closure of a first p, t, k or ch. */
  private static double heardFrom(Segment first) {
    boolean silent = !first.phone().voiced();
    return switch (first.phone().manner()) {
      case STOP -> silent ? first.end() : first.start();
      case AFFRICATE -> silent ? (first.start() + first.end()) / 2 : first.start();
      default -> first.start();
    };
  }

  private List<Segment> inTime(
      Sentence sentence, Prosody prosody, double clipSeconds, Random chance) {
    double wanted = Timing.neutralDuration(sentence) * voice.pace() * prosody.tempo().duration();
    double room = clipSeconds - 2 * QUIET_EDGE;
    double total = Math.min(wanted, room);
    double pauses = total * prosody.tempo().pauses() / Math.max(1, sentence.phrases().size() - 1);
    double pause = pauses < LEAST_PAUSE ? 0 : pauses;
    double speaking = total - pause * (sentence.phrases().size() - 1);
    double start = QUIET_EDGE + (room - total) * (0.3 + 0.3 * chance.nextDouble());
    return Timing.of(sentence, start, speaking, pause);
  }

  private float[] sound(
      List<Pulse> pulses, TractPlan plan, Prosody prosody, double clipSeconds, long seed) {
    int count = (int) Math.round(clipSeconds * Utterance.SAMPLE_RATE);
    Prosody.Phonation phonation = prosody.phonation();
    Glottis glottis =
        new Glottis(
            Utterance.SAMPLE_RATE,
            voice.openQuotient() + phonation.openQuotient(),
            voice.tilt() + phonation.tilt());
    // The fifth formant and those above follow the tract's length: women's stand 17 % higher.
    VocalTract tract =
        new VocalTract(Utterance.SAMPLE_RATE, plan, voice.tract() * (1 + 0.17 * voice.woman()));
    double[] heard =
        tract.filter(
            glottis.sound(pulses, count),
            glottis.opening(pulses, count),
            Level.factor(voice.noise() + phonation.noise()),
            Chance.of(seed, Chance.NOISE));
    float[] samples = new float[count];
    for (int each = 0; each < count; each++) {
      samples[each] = (float) heard[each];
    }
    return samples;
  }

  /** Sets the level of the speech. */
  private void set(float[] samples, Prosody prosody, double start, double end) {
    double wanted = Level.factor(NEUTRAL_DBFS + voice.gain() + prosody.phonation().level());
    double scale = wanted / Level.rms(samples, Utterance.SAMPLE_RATE, start, end);
    for (int each = 0; each < samples.length; each++) {
      samples[each] = (float) (samples[each] * scale);
    }
  }

  /** Loud speech opens the mouth wider, and so do clear vowels. */
  private static double effort(Prosody prosody) {
    double louder = 1 + 0.012 * prosody.phonation().level();
    return Math.clamp(prosody.articulating().reach() * louder, 0.7, 1.35);
  }
}
