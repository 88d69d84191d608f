package studio.migr.clips.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void everySentenceHasSevenOrEightSyllablesInTwoPhrasesAndClosesTheLips() {
    assertThat(Sentences.all())
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            sentence -> {
              assertThat(sentence.syllables()).as(sentence.text()).isBetween(7, 8);
              assertThat(sentence.phrases()).hasSize(2);
              assertThat(phones(sentence)).anyMatch(Phone::closesLips);
            });
  }

  @Test
  void everySoundIsSaidSomewhere() {
    List<Phone> said = Sentences.all().stream().flatMap(each -> phones(each).stream()).toList();
    assertThat(said).contains(Phone.IY, Phone.AA, Phone.UW, Phone.S, Phone.SH, Phone.K, Phone.NG);
  }

  @Test
  void anyNumberHasItsSentenceAndNeighboursDiffer() {
    assertThat(Sentences.of(5)).isEqualTo(Sentences.of(5)).isNotEqualTo(Sentences.of(6));
    assertThat(Sentences.of(-1)).isEqualTo(Sentences.all().getLast());
    assertThat(Sentences.of(Long.MIN_VALUE)).isIn(Sentences.all());
  }

  @Test
  void aSyllableWithoutVowelIsRefused() {
    assertThatThrownBy(() -> Sentence.of("Mm.", "M M"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one vowel");
  }

  static List<Phone> phones(Sentence sentence) {
    return sentence.phrases().stream()
        .flatMap(phrase -> phrase.words().stream())
        .flatMap(word -> word.syllables().stream())
        .flatMap(syllable -> syllable.phones().stream())
        .toList();
  }
}
