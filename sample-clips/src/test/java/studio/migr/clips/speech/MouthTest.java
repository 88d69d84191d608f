package studio.migr.clips.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.clips.head.Articulation;

class MouthTest {
  private static final double CLIP = 3;

  @Test
  void lipsAreClosedAllThroughTheClosureOfPAndBAndM() {
    for (Sentence sentence : Sentences.all()) {
      List<Segment> segments = Timing.of(sentence, 0.6, Timing.neutralDuration(sentence), 0);
      Mouth mouth = Mouth.of(segments, CLIP, 1.2);
      for (Segment each : segments) {
        if (each.phone().closesLips()) {
          for (double time = each.start() + 0.001; time < each.end() - 0.001; time += 0.002) {
            assertThat(mouth.at(time).closed()).as(each.toString()).isGreaterThan(0.999);
          }
        }
      }
    }
  }

  @Test
  void lipsAreOpenInTheMiddleOfEveryLongEnoughVowel() {
    List<Segment> segments = Timing.of(Sentences.of(0), 0.6, 1.8, 0);
    Mouth mouth = Mouth.of(segments, CLIP, 1);
    for (Segment each : segments) {
      if (each.phone().vowel() && each.duration() > 0.1) {
        Articulation middle = mouth.at((each.start() + each.end()) / 2);
        assertThat(middle.closed()).as(each.toString()).isZero();
        assertThat(middle.jaw()).as(each.toString()).isGreaterThan(0.1);
      }
    }
  }

  @Test
  void theJawOpensWidestForAAndTheLipsSpreadForI() {
    Articulation open = held(Phone.AA);
    Articulation spread = held(Phone.IY);
    Articulation round = held(Phone.UW);
    assertThat(open.jaw()).isGreaterThan(spread.jaw() + 0.4);
    assertThat(spread.wide()).isGreaterThan(0.35);
    assertThat(open.wide()).isZero();
    assertThat(round.round()).isGreaterThan(0.5);
    assertThat(spread.round()).isZero();
  }

  @Test
  void roundingBeginsWhileTheConsonantBeforeIsStillSpoken() {
    List<Segment> segments =
        List.of(
            new Segment(Phone.IY, 0.5, 0.7, true),
            new Segment(Phone.S, 0.7, 0.82, true),
            new Segment(Phone.UW, 0.82, 1.1, true));
    Mouth mouth = Mouth.of(segments, 2, 1);
    // Roy 2005: rounding is seen 60 ms and more after it begins; here half of it is there at onset.
    assertThat(mouth.at(0.82).round()).isGreaterThan(0.3);
    assertThat(mouth.at(0.76).round()).isGreaterThan(0.1);
    assertThat(mouth.at(0.6).round()).isLessThan(0.05);
  }

  @Test
  void anSBeforeUIsSaidWithRoundedLipsInsteadOfSpreadOnes() {
    assertThat(sBefore(Phone.UW).wide()).isLessThan(0.7 * sBefore(Phone.IY).wide());
  }

  private static Articulation sBefore(Phone vowel) {
    List<Segment> segments =
        List.of(new Segment(Phone.S, 0.5, 0.64, true), new Segment(vowel, 0.64, 1, true));
    return Mouth.of(segments, 2, 1).at(0.6);
  }

  @Test
  void nothingMovesLongBeforeAndAfterSpeech() {
    Mouth mouth = Mouth.of(Timing.of(Sentences.of(3), 1, 1.4, 0), 4, 1);
    assertThat(mouth.at(0.6)).isEqualTo(Articulation.SILENT);
    assertThat(mouth.at(2.9)).isEqualTo(Articulation.SILENT);
    assertThat(mouth.at(99)).isEqualTo(Articulation.SILENT);
    assertThat(Mouth.SILENT.at(0.5)).isEqualTo(Articulation.SILENT);
  }

  @Test
  void theMouthOpensBeforeTheFirstSound() {
    Mouth mouth = Mouth.of(List.of(new Segment(Phone.AA, 1, 1.4, true)), 2, 1);
    assertThat(mouth.at(0.93).jaw()).isGreaterThan(0.15);
    assertThat(mouth.at(0.75).jaw()).isLessThan(0.02);
  }

  private static Articulation held(Phone phone) {
    return Mouth.of(List.of(new Segment(phone, 0.5, 1.2, true)), 2, 1).at(0.8);
  }
}
