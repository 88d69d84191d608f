package studio.migr.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final Selection selection = new Selection();

  @BeforeEach
  void aClipFromHalfASecondToThreeSeconds() {
    selection.reset(500, 3000);
  }

  @Test
  void theTimesMayComeInAnyOrderAndStayWithinTheClip() {
    selection.select(4000, 1000);
    assertThat(selection.range()).contains(new TimeRange(1000, 3000));
  }

  @Test
  void nothingIsSelectedBetweenATimeAndItself() {
    selection.select(1000, 1000);
    assertThat(selection.range()).isEmpty();
  }

  @Test
  void aStartBehindTheEndMovesTheEndToTheClipsEnd() {
    selection.select(600, 1000);
    selection.setIn(2000);
    assertThat(selection.range()).contains(new TimeRange(2000, 3000));
  }

  @Test
  void anEndBeforeTheStartMovesTheStartToTheClipsStart() {
    selection.select(2000, 2500);
    selection.setOut(1000);
    assertThat(selection.range()).contains(new TimeRange(500, 1000));
  }

  @Test
  void theLoopIsTheSelectionOrTheWholeClip() {
    assertThat(selection.loop()).isEmpty();
    selection.setLooping(true);
    assertThat(selection.loop()).contains(new TimeRange(500, 3000));
    selection.select(1000, 2000);
    assertThat(selection.loop()).contains(new TimeRange(1000, 2000));
  }

  @Test
  void anotherClipForgetsTheSelectionAndKeepsTheLoop() {
    selection.select(1000, 2000);
    selection.setLooping(true);
    selection.reset(0, 800);
    assertThat(selection.range()).isEmpty();
    assertThat(selection.loop()).contains(new TimeRange(0, 800));
  }
}
