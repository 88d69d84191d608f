package studio.migr.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;

/** Which of a model's answers counts; the reasoning is the same under every rule. */
final class AnswerRuleTest {
  private static final Judge JUDGE = new Judge(EmotionScheme.DFEW, new LexiconReader());

  private static JudgedAnswer answer(String reasoning, String written, String direct) {
    return JUDGE.judge(
        new ModelAnswer(
            "c",
            "surprise",
            "<think>" + reasoning + "</think><answer>" + written + "</answer>",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.of(direct).filter(label -> !label.isEmpty()),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static String by(AnswerRule rule, JudgedAnswer answer) {
    JudgedAnswer counted = rule.of(answer);
    assertThat(counted.reading()).isEqualTo(answer.reading());
    assertThat(counted.truth()).isEqualTo(answer.truth());
    return counted.answer().orElse("none");
  }

  @Example
  void eachRuleTakesItsOwnAnswer() {
    JudgedAnswer torn = answer("She is astonished.", "fear", "happy");
    assertThat(by(AnswerRule.WRITTEN, torn)).isEqualTo("fear");
    assertThat(by(AnswerRule.DIRECT, torn)).isEqualTo("happy");
    assertThat(by(AnswerRule.REASONED, torn)).isEqualTo("surprise");
    assertThat(by(AnswerRule.MAJORITY, torn)).as("all differ: as written").isEqualTo("fear");
  }

  @Example
  void twoOfThreeOutvoteWhatWasWritten() {
    assertThat(by(AnswerRule.MAJORITY, answer("She is astonished.", "fear", "surprise")))
        .isEqualTo("surprise");
    assertThat(by(AnswerRule.MAJORITY, answer("She is astonished.", "fear", "fear")))
        .isEqualTo("fear");
  }

  @Example
  void whereAnAnswerIsMissingTheWrittenOneCounts() {
    JudgedAnswer silent = answer("", "fear", "");
    for (AnswerRule rule : AnswerRule.values()) {
      assertThat(by(rule, silent)).as(rule.id()).isEqualTo("fear");
      assertThat(AnswerRule.named(rule.id())).contains(rule);
    }
    assertThat(AnswerRule.named("best")).isEmpty();
  }
}
