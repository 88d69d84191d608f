package studio.migr.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import studio.migr.runtime.emotion.EmotionScheme;

/** The lexicon: all emotions, negation, degree. */
final class LexiconReaderTest {
  private static final EmotionReader READER = new LexiconReader();

  private static String top(String text) {
    return READER.read(text).top().orElse("none");
  }

  @Example
  void eachOfTheSevenEmotionsIsRead() {
    assertThat(top("She smiles and sounds delighted.")).isEqualTo("happy");
    assertThat(top("His voice breaks; he is full of grief.")).isEqualTo("sad");
    assertThat(top("He stays calm and composed, without emotion.")).isEqualTo("neutral");
    assertThat(top("She is furious and shouting at him.")).isEqualTo("angry");
    assertThat(top("He is taken aback, astonished by the news.")).isEqualTo("surprise");
    assertThat(top("The wrinkled nose shows revulsion.")).isEqualTo("disgust");
    assertThat(top("Her trembling voice is terrified.")).isEqualTo("fear");
    assertThat(top("The table stands by the window.")).isEqualTo("none");
    for (String label : EmotionScheme.DFEW.emotions()) {
      assertThat(top("The answer is " + label + ".")).isEqualTo(label);
    }
  }

  @Example
  void aNegationTakesAwayWhatFollowsInItsClause() {
    assertThat(top("She is not happy.")).isEqualTo("none");
    assertThat(top("He isn't angry but afraid.")).isEqualTo("fear");
    assertThat(top("There is no sign of fear, only joy.")).isEqualTo("happy");
    assertThat(top("No fear, anger or sadness: just surprise.")).isEqualTo("surprise");
    assertThat(top("Neither happy nor sad; he is disgusted.")).isEqualTo("disgust");
    assertThat(top("Rather than sad she is angry.")).isEqualTo("angry");
    assertThat(top("Without tears, he is clearly angry.")).isEqualTo("angry");
    assertThat(top("She is not only sad, she is heartbroken.")).isEqualTo("sad");
  }

  @Example
  void degreeWeighs() {
    EmotionReading reading = READER.read("She is slightly sad and extremely angry.");
    assertThat(reading.of("angry")).isEqualTo(1.5 / 2, offset(1e-12));
    assertThat(reading.of("sad")).isEqualTo(0.5 / 2, offset(1e-12));
    assertThat(READER.read("A hint of fear, and surprise.").of("fear"))
        .isEqualTo(0.5 / 1.5, offset(1e-12));
    assertThat(reading.mostPresent(2)).containsExactly("angry", "sad");
  }

  @Property(tries = 300)
  void anyTextIsReadAndTheStrengthsAddUp(@ForAll String text) {
    double sum = READER.read(text).strengths().values().stream().mapToDouble(d -> d).sum();
    assertThat(sum == 0 || Math.abs(sum - 1) < 1e-9).isTrue();
  }
}
