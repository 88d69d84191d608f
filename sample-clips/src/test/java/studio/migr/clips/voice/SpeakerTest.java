package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;
import studio.migr.clips.head.Articulation;
import studio.migr.clips.head.Identities;
import studio.migr.clips.head.Identity;
import studio.migr.clips.speech.Sentences;

class SpeakerTest {

  @Test
  void theSameSeedGivesTheSameSamplesAndAnotherSeedOthers() {
    Identity who = Identities.person(3);
    VocalStyle style = VocalStyle.of(Emotion.SURPRISE, 0.8);
    Utterance once = new Speaker(who).say(Sentences.of(2), style, 3, 11);
    Utterance again = new Speaker(who).say(Sentences.of(2), style, 3, 11);
    Utterance other = new Speaker(who).say(Sentences.of(2), style, 3, 12);
    assertThat(again.samples()).isEqualTo(once.samples());
    assertThat(again.f0Hz()).isEqualTo(once.f0Hz());
    assertThat(other.samples()).isNotEqualTo(once.samples());
  }

  /**
   * Whoever changes the voice on purpose writes down the new number; if a machine changes it,
   * arithmetic differs there.
   */
  @Test
  void theSamplesAreTheSameOnEveryMachine() {
    Utterance said =
        new Speaker(Voice.of(0.85, 40, 77))
            .say(Sentences.of(7), VocalStyle.of(Emotion.FEAR, 0.9), 3, 77);
    CRC32 sum = new CRC32();
    for (float sample : said.samples()) {
      int bits = Float.floatToIntBits(sample);
      for (int part = 0; part < 32; part += 8) {
        sum.update(bits >>> part);
      }
    }
    assertThat(sum.getValue()).isEqualTo(31_909_590L);
  }

  @Test
  void womenSpeakHigherThanMenAndPeopleDiffer() {
    double lowestWoman = Double.MAX_VALUE;
    double highestMan = 0;
    double women = 0;
    double men = 0;
    int people = 40;
    for (int seed = 0; seed < people; seed++) {
      double woman = Voice.of(0.85, 35, seed).f0();
      double man = Voice.of(0.15, 35, seed).f0();
      lowestWoman = Math.min(lowestWoman, woman);
      highestMan = Math.max(highestMan, man);
      women += woman / people;
      men += man / people;
    }
    assertThat(lowestWoman).isGreaterThan(highestMan);
    assertThat(women).isCloseTo(216, within(10.0));
    assertThat(men).isCloseTo(121, within(6.0));
    assertThat(Voice.of(0.15, 35, 1)).isNotEqualTo(Voice.of(0.15, 35, 2));
  }

  @Test
  void speechLiesWithinTheClipWithAQuietRoomAroundIt() {
    for (Emotion emotion : Emotion.values()) {
      Utterance said =
          new Speaker(Identities.person(5)).say(Sentences.of(5), VocalStyle.of(emotion, 1), 3, 4);
      assertThat(said.samples()).hasSize(72_000);
      assertThat(said.start()).isGreaterThanOrEqualTo(0.15);
      assertThat(said.end()).isLessThanOrEqualTo(2.85);
      assertThat(said.end() - said.start()).isGreaterThan(1.2);
      assertThat(decibels(said, 0, said.start() - 0.02)).isCloseTo(-60, within(2.0));
      assertThat(decibels(said, said.end() + 0.1, 3)).isCloseTo(-60, within(2.0));
      assertThat(decibels(said, said.start(), said.end())).isGreaterThan(-46);
    }
  }

  @Test
  void nothingIsClippedNotEvenStrongAnger() {
    for (int person = 0; person < 12; person++) {
      Utterance said =
          new Speaker(Identities.person(person))
              .say(Sentences.of(person), VocalStyle.of(Emotion.ANGRY, 1), 3, person);
      for (float sample : said.samples()) {
        assertThat(Math.abs(sample)).isLessThanOrEqualTo(0.9f);
      }
    }
  }

  @Test
  void inAShortClipTheSpeakerHurries() {
    Utterance said =
        new Speaker(Identities.person(1))
            .say(Sentences.of(9), VocalStyle.of(Emotion.DISGUST, 1), 1.2, 1);
    assertThat(said.start()).isGreaterThanOrEqualTo(0.149);
    assertThat(said.end()).isLessThanOrEqualTo(1.051);
    assertThatThrownBy(
            () ->
                new Speaker(Identities.person(1)).say(Sentences.of(9), VocalStyle.NEUTRAL, 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void silenceIsSilentAndARoomIsNearlyNot() {
    Utterance silent = Utterance.silent(2);
    assertThat(silent.samples()).hasSize(48_000).containsOnly(0f);
    assertThat(silent.f0Hz()).hasSize(201).containsOnly(0f);
    assertThat(silent.articulationAt(1)).isEqualTo(Articulation.SILENT);
    Utterance room = Utterance.room(2, 5);
    assertThat(decibels(room, 0, 2)).isCloseTo(-60, within(1.0));
    assertThat(room.samples()).isEqualTo(Utterance.room(2, 5).samples());
    assertThat(room.samples()).isNotEqualTo(Utterance.room(2, 6).samples());
  }

  @Test
  void babbleDrownsTheVoiceAtTheRatioAskedForAndLeavesWhatIsTrue() {
    Utterance said =
        new Speaker(Identities.person(2))
            .say(Sentences.of(2), VocalStyle.of(Emotion.SAD, 0.5), 3, 2);
    Utterance drowned = said.drowned(-10, 7);
    double both = 0;
    double voice = 0;
    for (int each = 0; each < said.samples().length; each++) {
      both += drowned.samples()[each] * (double) said.samples()[each];
      voice += said.samples()[each] * (double) said.samples()[each];
    }
    float[] crowd = drowned.samples().clone();
    for (int each = 0; each < crowd.length; each++) {
      crowd[each] -= (float) (both / voice * said.samples()[each]);
    }
    double rest = 20 * Math.log10(Level.rms(crowd, said.sampleRate(), 0, 3));
    double left = decibels(said, said.start(), said.end()) + 20 * Math.log10(both / voice);
    assertThat(left - rest).isCloseTo(-10, within(1.5));
    assertThat(drowned.f0Hz()).isEqualTo(said.f0Hz());
    assertThat(drowned.text()).isEqualTo(said.text());
    assertThat(drowned.samples()).isEqualTo(said.drowned(-10, 7).samples());
  }

  @Test
  void aCrowdAroundAVoiceLeavesItAsLoudAsItWas() {
    Utterance said =
        new Speaker(Identities.person(2))
            .say(Sentences.of(2), VocalStyle.of(Emotion.SAD, 0.5), 3, 2);
    for (double snrDb : new double[] {20, 0, -5}) {
      float[] crowd = said.among(snrDb, 7).samples().clone();
      for (int each = 0; each < crowd.length; each++) {
        crowd[each] -= said.samples()[each];
      }
      double voice = decibels(said, said.start(), said.end());
      assertThat(voice - 20 * Math.log10(Level.rms(crowd, said.sampleRate(), 0, 3)))
          .isCloseTo(snrDb, within(0.1));
    }
  }

  @Test
  void theLevelOfADrownedVoiceTellsNothingOfItsEmotion() {
    Speaker speaker = new Speaker(Identities.person(2));
    Utterance angry = speaker.say(Sentences.of(2), VocalStyle.of(Emotion.ANGRY, 1), 3, 2);
    Utterance sad = speaker.say(Sentences.of(2), VocalStyle.of(Emotion.SAD, 0.5), 3, 2);
    assertThat(decibels(angry, 0, 3)).isGreaterThan(decibels(sad, 0, 3) + 15);
    assertThat(decibels(angry.drowned(-10, 7), 0, 3))
        .isCloseTo(decibels(sad.drowned(-10, 7), 0, 3), within(0.5));
  }

  @Test
  void theMouthMovesWhileTheVoiceSounds() {
    Utterance said =
        new Speaker(Identities.person(4)).say(Sentences.of(4), VocalStyle.NEUTRAL, 3, 9);
    double open = 0;
    for (double time = said.start(); time < said.end(); time += 0.04) {
      open = Math.max(open, said.articulationAt(time).jaw());
    }
    assertThat(open).isGreaterThan(0.3);
    assertThat(said.articulationAt(0)).isEqualTo(Articulation.SILENT);
    assertThat(said.text()).isEqualTo(Sentences.of(4).text());
  }

  @Test
  void aStyleOutsideZeroToOneIsRefused() {
    assertThatThrownBy(() -> VocalStyle.of(Emotion.FEAR, 1.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 and 1");
  }

  private static double decibels(Utterance said, double from, double to) {
    return 20 * Math.log10(Level.rms(said.samples(), said.sampleRate(), from, to));
  }
}
