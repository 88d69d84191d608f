package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private static final TimeWindow CLIP = new TimeWindow(-200, 60_000);

  @Test
  void timesAndPixelsAreTheSamePlaces() {
    TimeWindow window = new TimeWindow(1000, 3000);
    assertThat(window.xOf(1500, 800)).isEqualTo(200);
    assertThat(window.msAt(200, 800)).isEqualTo(1500);
  }

  @Property
  void zoomingInKeepsTheTimeUnderThePointer(
      @ForAll @DoubleRange(min = 0.05, max = 1) double factor,
      @ForAll @DoubleRange(min = 0, max = 1) double place) {
    TimeWindow window = new TimeWindow(10_000, 20_000);
    double pointer = window.msAt(place, 1);
    TimeWindow zoomed = window.zoomed(factor, pointer, CLIP);
    assertThat(zoomed.lengthMs()).isCloseTo(10_000 * factor, within(1e-6));
    assertThat(zoomed.xOf(pointer, 1)).isCloseTo(place, within(1e-9));
  }

  @Property
  void noWindowLeavesTheClipOrBecomesTooShort(
      @ForAll @DoubleRange(min = 0.01, max = 1000) double factor,
      @ForAll @DoubleRange(min = -1000, max = 61_000) double around,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double shift) {
    TimeWindow window =
        new TimeWindow(10_000, 20_000).zoomed(factor, around, CLIP).shifted(shift, CLIP);
    assertThat(window.startMs()).isGreaterThanOrEqualTo(CLIP.startMs());
    assertThat(window.endMs()).isLessThanOrEqualTo(CLIP.endMs() + 1e-9);
    assertThat(window.lengthMs()).isGreaterThanOrEqualTo(TimeWindow.SHORTEST_MS - 1e-9);
  }

  @Test
  void zoomingOutStopsAtTheWholeClip() {
    assertThat(new TimeWindow(10, 20).zoomed(1e9, 15, CLIP)).isEqualTo(CLIP);
  }

  @Test
  void aClipShorterThanTheShortestWindowIsShownWhole() {
    TimeWindow click = new TimeWindow(0, 2);
    assertThat(click.zoomed(0.1, 1, click)).isEqualTo(click);
  }

  @Test
  void aTimeIsBroughtToItsPlace() {
    TimeWindow shown = new TimeWindow(0, 1000).showing(30_000, 0.25, CLIP);
    assertThat(shown).isEqualTo(new TimeWindow(29_750, 30_750));
  }
}
