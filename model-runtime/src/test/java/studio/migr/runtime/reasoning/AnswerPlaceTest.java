package studio.migr.runtime.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;

/** Where a label stands in a model's text, and where it would. */
final class AnswerPlaceTest {
  private static final String WHOLE =
      "<think>\n<vis_desc>A smile. Raised cheeks!</vis_desc>\n<aud_desc>A laugh.</aud_desc>\n"
          + "Both are glad.\n</think>\n<answer>happy</answer>";

  @Test
  void anAnswerThatIsThereKeepsItsPlace() {
    AnswerPlace place = AnswerPlace.in(ReasoningParser.parse(WHOLE));
    assertThat(WHOLE.substring(0, place.kept())).endsWith("</think>\n");
    assertThat(place.before() + "happy" + place.behind()).isEqualTo("<answer>happy</answer>");
  }

  @Test
  void whatHasBegunIsEndedBeforeAnAnswerThatIsNotThere() {
    int first = WHOLE.indexOf(" Raised");
    AnswerPlace place = AnswerPlace.after(WHOLE, first);
    assertThat(place.before()).isEqualTo("</vis_desc>\n</think>\n<answer>");
    assertThat(AnswerPlace.after(WHOLE, WHOLE.indexOf("\n</think>")).before())
        .isEqualTo("\n</think>\n<answer>");
    assertThat(AnswerPlace.AT_ONCE).isEqualTo(new AnswerPlace(0, "<answer>", "</answer>"));
    String cut = WHOLE.substring(0, first) + "  ";
    assertThat(AnswerPlace.in(ReasoningParser.parse(cut))).isEqualTo(place);
  }

  @Test
  void sentencesStayWithinTheirSegments() {
    List<Segment> sentences = Sentences.of(ReasoningParser.parse(WHOLE));
    assertThat(sentences)
        .extracting(each -> WHOLE.substring(each.start(), each.end()))
        .containsExactly("A smile.", "Raised cheeks!", "A laugh.", "Both are glad.");
    assertThat(sentences).extracting(Segment::kind).contains(SegmentKind.AUD_DESC);
    assertThat(Sentences.of(ReasoningParser.parse("No tags. At all"))).hasSize(2);
    assertThat(Sentences.of(ReasoningParser.parse(""))).isEmpty();
  }

  @Test
  void labelsAreReadInTheWaysInWhichModelsWriteThem() {
    EmotionWords words = new EmotionWords(EmotionScheme.DFEW);
    assertThat(WrittenAnswer.of(ReasoningParser.parse(WHOLE), words)).contains("happy");
    assertThat(WrittenAnswer.of(ReasoningParser.parse("Fear."), words)).contains("fear");
    assertThat(WrittenAnswer.bare(ReasoningParser.parse(WHOLE), words)).isEmpty();
    assertThat(WrittenAnswer.of(ReasoningParser.parse("<answer>bored</answer>"), words)).isEmpty();
  }
}
