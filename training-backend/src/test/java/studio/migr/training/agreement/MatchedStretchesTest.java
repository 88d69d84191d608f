package studio.migr.training.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** Which stretches of several judges are about the same. */
final class MatchedStretchesTest {

  @Example
  void stretchesThatShareHalfOfTheirUnionMatch() {
    MatchedStretches matched =
        MatchedStretches.of(
            List.of(
                new Stretch("a", 0, 1000, "surprise"),
                new Stretch("b", 500, 1000, "fear"), // exactly half
                new Stretch("a", 2000, 3000, "sad"),
                new Stretch("b", 2600, 3500, "sad"))); // 400 of 1500
    assertThat(matched.ratings())
        .containsExactly(
            Map.of("a", "surprise", "b", "fear"), Map.of("a", "sad"), Map.of("b", "sad"));
    assertThat(matched.unmatched()).isEqualTo(2);
  }

  @Example
  void theGreatestOverlapWins() {
    MatchedStretches matched =
        MatchedStretches.of(
            List.of(
                new Stretch("a", 0, 1000, "happy"),
                new Stretch("b", 0, 700, "sad"),
                new Stretch("b", 50, 1000, "happy")));
    assertThat(matched.ratings())
        .containsExactly(Map.of("a", "happy", "b", "happy"), Map.of("b", "sad"));
  }

  @Example
  void everyTwoOfAGroupMatch() {
    Stretch first = new Stretch("a", 0, 1000, "fear");
    Stretch second = new Stretch("b", 300, 1300, "fear");
    Stretch third = new Stretch("c", 620, 1620, "fear"); // matches b, not a
    assertThat(MatchedStretches.of(List.of(first, second, third)).units())
        .containsExactly(List.of(first, second), List.of(third));
  }
}
