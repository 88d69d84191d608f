package studio.migr.runtime.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.attention.LookColumn.Kind;

/** A prompt of 4 words, two frames of 2 × 2 patches, 5 steps of sound and 2 words. */
final class LookTableTest {
  private static final PositionMap MAP =
      new PositionMap(
          List.of(
              new PositionSpan.Text(0, 4),
              new PositionSpan.Frame(4, 0, 2, 2),
              new PositionSpan.Frame(8, 1, 2, 2),
              new PositionSpan.Sound(12, 5, 60),
              new PositionSpan.Text(17, 2)));
  private static final ClipTimes TIMES = new ClipTimes(100, 1100, List.of(300.0, 800.0), 100, 260);
  private static final LookChoice ALL = LookChoice.everything(2);

  /** Two layers of one head, over {@code length} positions. */
  private static TokenAttention token(int length, float[]... layers) {
    float[] shares = new float[layers.length * length];
    for (int k = 0; k < layers.length; k++) {
      System.arraycopy(layers[k], 0, shares, k * length, layers[k].length);
    }
    return new TokenAttention(layers.length, 1, length, shares);
  }

  private static float[] at(int... places) {
    float[] shares = new float[20];
    Arrays.stream(places).forEach(place -> shares[place] += 1f / places.length);
    return shares;
  }

  @Test
  void columnsFollowEachOtherBySenseAndTime() {
    List<LookColumn> columns = LookColumns.of(MAP, TIMES, 100);
    assertThat(columns)
        .extracting(LookColumn::kind)
        .containsExactly(
            Kind.PROMPT,
            Kind.PROMPT,
            Kind.ANSWER,
            Kind.PICTURE,
            Kind.PICTURE,
            Kind.SOUND,
            Kind.SOUND,
            Kind.SOUND,
            Kind.SILENCE);
    assertThat(columns.get(3).fromMs()).isEqualTo(100);
    assertThat(columns.get(3).toMs()).isEqualTo(550);
    assertThat(columns.get(4).toMs()).isEqualTo(1100);
    assertThat(columns.get(6).fromMs()).isEqualTo(160);
    assertThat(columns.getLast().positions()).containsExactly(15, 16);
  }

  @Test
  void stepsOfALongSoundArePutTogether() {
    List<LookColumn> columns = LookColumns.of(MAP, TIMES, 2);
    assertThat(columns.stream().filter(column -> column.kind() == Kind.SOUND))
        .extracting(column -> column.positions().size())
        .containsExactly(2, 1);
  }

  @Test
  void everyPositionIsInOneColumn() {
    assertThat(LookColumns.of(MAP, TIMES, 2).stream().flatMap(one -> one.positions().stream()))
        .doesNotHaveDuplicates()
        .hasSize(MAP.length());
  }

  @Test
  void sharesArePooledByColumnOverTheChosenLayers() {
    LookTable table = new LookTable(MAP);
    table.add(token(20, at(4, 5), at(12, 19)));
    List<LookColumn> columns = LookColumns.of(MAP, TIMES, 100);
    LookChoice whole = new LookChoice(0, 2, LookChoice.ALL_HEADS, true);
    float[] both = table.pooled(0, whole, columns);
    assertThat(both[3]).isCloseTo(0.5f, within(1e-6f)); // the first frame
    assertThat(both[5]).isCloseTo(0.25f, within(1e-6f)); // the first step
    assertThat(both[2]).isCloseTo(0.25f, within(1e-6f)); // its own word
    float[] second = table.pooled(0, new LookChoice(1, 2, LookChoice.ALL_HEADS, true), columns);
    assertThat(second[3]).isZero();
    assertThat(second[5]).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void sinksAreLeftOutAndTheRestSumsToOne() {
    LookTable table = new LookTable(MAP);
    float[] mostly = new float[20];
    mostly[0] = 0.9f;
    mostly[6] = 0.1f;
    table.add(token(20, mostly, mostly));
    assertThat(table.sinks()).containsExactly(0);
    assertThat(table.shares(0, ALL)[6]).isCloseTo(1, within(1e-6));
    LookChoice with = new LookChoice(0, 2, LookChoice.ALL_HEADS, true);
    assertThat(table.shares(0, with)[0]).isCloseTo(0.9, within(1e-6));
  }

  @Test
  void coarseTokensAreSpreadOverTheFineOnesOfTheirFrame() {
    PositionMap coarseAndFine =
        new PositionMap(
            List.of(new PositionSpan.Frame(0, 0, 1, 1), new PositionSpan.Frame(1, 0, 2, 2)));
    double[][] patches = new LookTable(coarseAndFine).patches(new double[] {0.4, 0, 0, 0.6, 0}, 0);
    assertThat(patches[0]).containsExactly(new double[] {0.1, 0.1}, within(1e-9));
    assertThat(patches[1]).containsExactly(new double[] {0.7, 0.1}, within(1e-9));
  }
}
