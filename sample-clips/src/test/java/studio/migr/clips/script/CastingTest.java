package studio.migr.clips.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.clips.Emotion;

/** Which clips a set holds. */
class CastingTest {
  private static List<ClipPlan> plans(long seed, int count) {
    Casting casting = new Casting(seed, Brief.ANYTHING);
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
    assertThatThrownBy(() -> Brief.ANYTHING.with(Condition.NONE).with(Emotion.HAPPY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Brief.ANYTHING.with(Condition.CONFLICT).with(Emotion.NEUTRAL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Casting(1, Brief.ANYTHING.with(Emotion.FEAR)).plan(3).emotion())
        .isEqualTo(Emotion.FEAR);
  }

  @Test
  void whoAppearsAndHowStronglyCanBeAskedForAndNothingElseChanges() {
    Casting usual = new Casting(5, Brief.ANYTHING);
    Casting others =
        new Casting(
            5, Brief.ANYTHING.with(People.parse("100-119")).withStrength(0.6).withAmbiguity(0.9));
    for (int number = 0; number < 100; number++) {
      ClipPlan one = usual.plan(number);
      ClipPlan other = others.plan(number);
      assertThat(one.person()).isBetween(0, 39);
      assertThat(other.person()).isBetween(100, 119);
      assertThat(other.strength()).isEqualTo(0.6);
      assertThat(other.ambiguity()).isEqualTo(0.9);
      assertThat(other.emotion()).isEqualTo(one.emotion());
      assertThat(other.condition()).isEqualTo(one.condition());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "7-3", "-1-4", "1-", "a-b", "0-1000000", "1-2-3"})
  void peopleAreAStretchOfNumbers(String text) {
    assertThatThrownBy(() -> People.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
