package studio.migr.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.work.Work;

/**
 * The classifier that learns from texts: what it learns, that it is the same each time, its file.
 */
final class NgramClassifierTest {
  private static final List<String> LABELS = List.of("fear", "surprise");
  private static final List<LabelledText> TEXTS =
      List.of(
          new LabelledText("the brows are pulled together and the lips stretch", "fear"),
          new LabelledText("the pitch stays high and the lips stretch sideways", "fear"),
          new LabelledText("brows drawn together, a high plateau in the voice", "fear"),
          new LabelledText("the jaw drops and the pitch sweeps up", "surprise"),
          new LabelledText("a wide sweep in the voice while the jaw falls open", "surprise"),
          new LabelledText("the jaw drops, the voice ends rising", "surprise"));

  private static NgramClassifier trained() {
    return NgramTrainer.train("cues", LABELS, TEXTS, Work.UNWATCHED);
  }

  @Example
  void itReadsWordsItHasNeverBeenToldTheMeaningOf() {
    NgramClassifier reader = trained();
    assertThat(reader.read("Her lips stretch.").top()).contains("fear");
    assertThat(reader.read("His jaw drops.").top()).contains("surprise");
    assertThat(reader.read("Her lips stretch.").of("fear")).isGreaterThan(0.7);
    assertThat(reader.read("xyz")).isEqualTo(EmotionReading.NONE);
  }

  @Example
  void theSameTextsGiveTheSameClassifierToTheBit() {
    assertThat(NgramClassifierJson.write(trained()))
        .isEqualTo(NgramClassifierJson.write(trained()));
    NgramClassifier other = NgramTrainer.train("cues", LABELS, TEXTS.subList(1, 6), Work.UNWATCHED);
    assertThat(other.identity()).isNotEqualTo(trained().identity());
  }

  @Example
  void itsFileGivesTheSameReadings() throws FormatException {
    NgramClassifier reader = trained();
    NgramClassifier kept = NgramClassifierJson.read(NgramClassifierJson.write(reader));
    assertThat(kept.identity()).isEqualTo(reader.identity());
    TEXTS.forEach(text -> assertThat(kept.read(text.text())).isEqualTo(reader.read(text.text())));
  }

  @Example
  void aFileOfAnotherKindIsRefused() {
    String good = NgramClassifierJson.write(trained());
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            "{\"format\":\"other\"}",
            good.replace("\"labels\":[\"fear\"", "\"labels\":[\"surprise\""),
            good.replace("\"bias\":[", "\"bias\":[1,"),
            good.replace("\"bias\":[", "\"bias\":[\"x\","),
            good.substring(0, good.length() / 2))) {
      assertThatThrownBy(() -> NgramClassifierJson.read(bad)).isInstanceOf(FormatException.class);
    }
  }

  @Example
  void itNeedsTextsOfTwoEmotions() {
    assertThatThrownBy(() -> NgramTrainer.train("x", LABELS, TEXTS.subList(0, 3), Work.UNWATCHED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NgramTrainer.train("x", List.of("sad", "fear"), TEXTS, Work.UNWATCHED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void whereItKnowsNoWordTheFloorReads() {
    List<String> seven = EmotionScheme.DFEW.emotions();
    NgramClassifier first = NgramTrainer.train("cues", seven, TEXTS, Work.UNWATCHED);
    FlooredReader reader = new FlooredReader(first, new LexiconReader());
    assertThat(reader.read("Delighted!").top()).contains("happy");
    assertThat(reader.read("lips stretch").top()).contains("fear");
    assertThat(reader.identity().name()).isEqualTo("cues over lexicon-en");
  }
}
