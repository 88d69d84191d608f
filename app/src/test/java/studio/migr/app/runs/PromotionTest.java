package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.app.runs.Promotion.Compared;
import studio.migr.app.runs.Promotion.Fate;

/** What became of each clip, and behind each figure its clips. */
final class PromotionTest {
  private static final Promotion TWO =
      new Promotion(
          "old",
          "new",
          List.of(
              new Compared("1", "a", "happy", "happy", "happy"),
              new Compared("2", "b", "happy", "sad", "happy"),
              new Compared("3", "c", "surprise", "fear", "surprise"),
              new Compared("4", "d", "fear", "fear", "surprise"),
              new Compared("5", "e", "sad", "angry", "angry")),
          0,
          0);

  @Test
  void everyClipHasOneFateAndTheTestCountsThoseThatChanged() {
    assertThat(TWO.of(Fate.FIXED)).extracting(Compared::name).containsExactly("c", "b");
    assertThat(TWO.of(Fate.BROKEN)).extracting(Compared::name).containsExactly("d");
    assertThat(TWO.of(Fate.STILL_RIGHT)).extracting(Compared::name).containsExactly("a");
    assertThat(TWO.of(Fate.STILL_WRONG)).extracting(Compared::name).containsExactly("e");
    assertThat(TWO.of(Fate.values())).hasSize(TWO.clips().size());
    assertThat(TWO.test().onlyFirst()).isEqualTo(1);
    assertThat(TWO.test().onlySecond()).isEqualTo(2);
    assertThat(TWO.test().p()).isEqualTo(1);
  }

  @Test
  void surpriseAndFearComeFirst() {
    assertThat(TWO.byLabel())
        .extracting(Promotion.LabelFate::label)
        .containsExactly("surprise", "fear", "sad", "happy");
    assertThat(TWO.byLabel().getLast()).isEqualTo(new Promotion.LabelFate("happy", 2, 1, 2, 1, 0));
    assertThat(TWO.clips()).extracting(Compared::name).startsWith("d", "c");
  }
}
