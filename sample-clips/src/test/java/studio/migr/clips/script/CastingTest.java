package studio.migr.clips.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;

/** Which clips a set holds. */
class CastingTest {
  private static List<ClipPlan> plans(long seed, int count) {
    Casting casting = new Casting(seed, Optional.empty(), Optional.empty());
    return IntStream.range(0, count).mapToObj(casting::plan).toList();
  }

  @Test
  void conditionsAndEmotionsAreBalanced() {
    List<ClipPlan> plans = plans(7, 350);
    for (Condition condition : Condition.values()) {
      assertThat(plans).filteredOn(plan -> plan.condition() == condition).hasSize(70);
    }
    for (Emotion emotion : Emotion.values()) {
      for (Condition condition : List.of(Condition.CONGRUENT, Condition.AUDIO, Condition.VISUAL)) {
        assertThat(plans)
            .filteredOn(plan -> plan.condition() == condition && plan.emotion() == emotion)
            .as(condition + " " + emotion)
            .hasSize(10);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameClipsAndALongerSetBeginsWithTheShorter() {
    assertThat(plans(3, 60).subList(0, 20)).isEqualTo(plans(3, 20));
    assertThat(plans(4, 20)).isNotEqualTo(plans(3, 20));
  }

  @Test
  void eachConditionHoldsWhatItSays() {
    for (ClipPlan plan : plans(11, 700)) {
      switch (plan.condition()) {
        case CONGRUENT -> {
          assertThat(plan.face()).isEqualTo(plan.voice());
          assertThat(plan.hiding()).isEqualTo(Hiding.OPEN);
          assertThat(plan.hearing()).isEqualTo(Hearing.CLEAR);
        }
        case AUDIO -> {
          assertThat(plan.hearing()).isEqualTo(Hearing.CLEAR);
          boolean says = plan.voice().strength() > 0 || plan.emotion() == Emotion.NEUTRAL;
          assertThat(says).isTrue();
          assertThat(plan.face().strength()).isLessThan(0.35);
        }
        case VISUAL -> {
          assertThat(plan.hiding()).isEqualTo(Hiding.OPEN);
          assertThat(plan.voice().strength()).isLessThan(0.35);
        }
        case CONFLICT -> {
          assertThat(plan.face().emotion()).isNotEqualTo(plan.voice().emotion());
          assertThat(Math.abs(plan.face().strength() - plan.voice().strength())).isLessThan(0.06);
        }
        case NONE -> {
          assertThat(plan.emotion()).isEqualTo(Emotion.NEUTRAL);
          assertThat(plan.hearing()).isNotEqualTo(Hearing.CLEAR);
          assertThat(plan.face().strength()).isZero();
        }
      }
    }
  }

  @Test
  void surpriseAndFearLeanTowardsEachOtherByTheAmbiguity() {
    assertThat(plans(5, 350))
        .filteredOn(
            plan -> plan.condition() == Condition.CONGRUENT && plan.emotion() == Emotion.SURPRISE)
        .isNotEmpty()
        .allSatisfy(
            plan -> {
              assertThat(plan.face().other()).isEqualTo(Emotion.FEAR);
              assertThat(plan.face().share()).isEqualTo(0.45 * plan.ambiguity());
            });
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(
            () -> new Casting(1, Optional.of(Condition.NONE), Optional.of(Emotion.HAPPY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Casting(1, Optional.of(Condition.CONFLICT), Optional.of(Emotion.NEUTRAL)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Casting(1, Optional.empty(), Optional.of(Emotion.FEAR)).plan(3).emotion())
        .isEqualTo(Emotion.FEAR);
  }
}
