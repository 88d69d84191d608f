package studio.migr.clips.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void neutralSpeechHasThePaceOfActors() {
    // RAVDESS, neutral: 1.57 s for sentences of seven syllables.
    double mean =
        Sentences.all().stream()
            .mapToDouble(each -> Timing.neutralDuration(each) / each.syllables() * 7)
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(1.57, within(0.06));
  }

  @Test
  void soundsFollowOneAnotherAndFillTheTimeAskedFor() {
    List<Segment> segments = Timing.of(Sentences.of(1), 0.4, 1.5, 0.2);
    assertThat(segments.getFirst().start()).isEqualTo(0.4);
    assertThat(segments.getLast().end()).isCloseTo(0.4 + 1.5 + 0.2, within(1e-9));
    int pauses = 0;
    for (int each = 1; each < segments.size(); each++) {
      double gap = segments.get(each).start() - segments.get(each - 1).end();
      pauses += gap > 0.1 ? 1 : 0;
      assertThat(gap)
          .satisfiesAnyOf(
              none -> assertThat(none).isCloseTo(0, within(1e-9)),
              pause -> assertThat(pause).isCloseTo(0.2, within(1e-9)));
    }
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void theSameSyllableIsLongestAtTheEndOfTheSentence() {
    Sentence sentence = Sentence.of("Mi mi mi mi.", "'M IY | 'M IY / 'M IY | 'M IY");
    List<Segment> vowels = vowels(Timing.of(sentence, 0, Timing.neutralDuration(sentence), 0));
    assertThat(vowels.get(0).duration()).isLessThan(vowels.get(1).duration());
    assertThat(vowels.get(3).duration()).isGreaterThan(1.2 * vowels.get(1).duration());
  }

  @Test
  void stressLengthens() {
    Sentence sentence = Sentence.of("Mima mima.", "'M IH . M IH | M IH . 'M IH / 'M IH");
    List<Segment> vowels = vowels(Timing.of(sentence, 0, Timing.neutralDuration(sentence), 0));
    assertThat(vowels.get(0).duration()).isGreaterThan(1.2 * vowels.get(2).duration());
  }

  @Test
  void aVowelIsShorterBeforeVoicelessStopsThanBeforeVoicedFricatives() {
    Sentence sentence = Sentence.of("Mat maz.", "'M AE T / 'M AE Z");
    List<Segment> vowels = vowels(Timing.of(sentence, 0, Timing.neutralDuration(sentence), 0));
    assertThat(vowels.get(1).duration()).isGreaterThan(1.5 * vowels.get(0).duration());
  }

  @Test
  void vowelsGiveMoreTimeThanConsonantsWhenTheSpeakerHurries() {
    Sentence sentence = Sentences.of(0);
    double usual = Timing.neutralDuration(sentence);
    List<Segment> calm = Timing.of(sentence, 0, usual, 0);
    List<Segment> quick = Timing.of(sentence, 0, 0.8 * usual, 0);
    double vowels = sum(vowels(quick)) / sum(vowels(calm));
    double rest = (0.8 * usual - sum(vowels(quick))) / (usual - sum(vowels(calm)));
    assertThat(vowels).isLessThan(rest);
  }

  @Test
  void evenAnAbsurdHurryLeavesEverySoundItsTurn() {
    List<Segment> segments = Timing.of(Sentences.of(2), 0, 0.3, 0);
    assertThat(segments).allSatisfy(each -> assertThat(each.duration()).isPositive());
    assertThat(segments.getLast().end()).isCloseTo(0.3, within(1e-9));
  }

  private static List<Segment> vowels(List<Segment> segments) {
    return segments.stream().filter(each -> each.phone().vowel()).toList();
  }

  private static double sum(List<Segment> segments) {
    return segments.stream().mapToDouble(Segment::duration).sum();
  }
}
