package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;
import studio.migr.clips.speech.Sentences;

/** The F0 that an utterance says it has is the F0 that is heard in it. */
class TrueF0Test {
  private static final double HOP = Utterance.HOP_MS / 1000.0;

  @Test
  void anInstrumentFindsTheF0OfThePulses() {
    int frames = 0;
    int agreed = 0;
    for (Emotion emotion : Emotion.values()) {
      for (int person = 0; person < 4; person++) {
        Utterance said =
            new Speaker(Voice.of(person % 2 == 0 ? 0.15 : 0.85, 30, person))
                .say(Sentences.of(person), VocalStyle.of(emotion, 0.6), 3, person);
        PitchMeter meter = new PitchMeter(said);
        double speech = Level.rms(said.samples(), said.sampleRate(), said.start(), said.end());
        for (int frame = 2; frame < said.f0Hz().length - 2; frame++) {
          if (!heard(said, meter, frame, 20 * Math.log10(speech) - 20)) {
            continue;
          }
          frames++;
          double off = meter.at(frame * HOP) / said.f0Hz()[frame] - 1;
          agreed += Math.abs(off) <= 0.03 ? 1 : 0;
        }
      }
    }
    assertThat(frames).isGreaterThan(2000);
    assertThat(agreed / (double) frames).isGreaterThan(0.95);
  }

  @Test
  void voiceIsTrueOnlyWhileSomebodySpeaks() {
    Utterance said =
        new Speaker(Voice.of(0.85, 30, 1)).say(Sentences.of(1), VocalStyle.NEUTRAL, 3, 1);
    for (int frame = 0; frame < said.f0Hz().length; frame++) {
      double time = frame * HOP;
      if (time < said.start() - 0.03 || time > said.end() + 0.05) {
        assertThat(said.f0Hz()[frame]).isZero();
      }
    }
    assertThat(said.f0Hz()).hasSize(301);
  }

  /** Voice all around, and loud enough for an instrument that knows nothing else. */
  private static boolean heard(Utterance said, PitchMeter meter, int frame, double least) {
    for (int near = -2; near <= 2; near++) {
      if (said.f0Hz()[frame + near] == 0) {
        return false;
      }
    }
    return meter.power(frame * HOP) > least;
  }
}
