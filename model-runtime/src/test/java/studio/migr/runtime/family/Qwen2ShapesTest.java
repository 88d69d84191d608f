package studio.migr.runtime.family;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.work.Work;

/** Decoders of any shape compute what the definition says, which {@link PlainQwen2} spells out. */
final class Qwen2ShapesTest {
  /** Of the largest expected value, for every number. */
  private static final double EXACT = 1e-4;

  /** Of the largest expected value, on average: single numbers of small decoders go astray. */
  private static final double ROUNDED = 0.03;

  @BeforeContainer
  static void oneThread() {
    Libtorch.useThreads(1);
  }

  @Property(tries = 25)
  void anyShapeReadsAsDefined(
      @ForAll @IntRange(min = 1, max = 4) int keyHeads,
      @ForAll @IntRange(min = 1, max = 4) int group,
      @ForAll @IntRange(min = 1, max = 9) int halfHead,
      @ForAll @IntRange(min = 1, max = 45) int wide,
      @ForAll @IntRange(min = 1, max = 3) int layers,
      @ForAll @IntRange(min = 2, max = 131) int vocabulary,
      @ForAll boolean tied,
      @ForAll @IntRange(min = 1, max = 24) int positions,
      @ForAll @IntRange(min = 0, max = 5) int padding,
      @ForAll long seed)
      throws WeightsException {
    Qwen2Config shape = shape(keyHeads, group, halfHead, wide, layers, vocabulary, tied);
    PlainQwen2 definition = new PlainQwen2(shape, seed);
    long[] ids = new Random(seed).longs(positions, 0, vocabulary).toArray();
    agree(
        definition,
        Placement.EXACT,
        ids,
        padding,
        (found, expected) -> most(found, expected) < EXACT);
  }

  @Property(tries = 5)
  void roundedWeightsReadAlmostAsDefined(
      @ForAll @IntRange(min = 1, max = 4) int keyHeads,
      @ForAll @IntRange(min = 2, max = 4) int group,
      @ForAll @IntRange(min = 16, max = 45) int wide,
      @ForAll @IntRange(min = 32, max = 131) int vocabulary,
      @ForAll boolean tied,
      @ForAll @IntRange(min = 2, max = 40) int positions,
      @ForAll long seed)
      throws WeightsException {
    Qwen2Config shape = shape(keyHeads, group, 16, wide, 2, vocabulary, tied);
    PlainQwen2 definition = new PlainQwen2(shape, seed);
    long[] ids = new Random(seed).longs(positions, 0, vocabulary).toArray();
    List<Placement> rounded = new ArrayList<>();
    for (LinearOperator operator :
        List.of(
            LinearOperator.fastest(Precision.BFLOAT16),
            LinearOperator.WIDENING,
            LinearOperator.PLAIN)) {
      rounded.add(new Placement(Placement.CPU, Precision.BFLOAT16, operator));
    }
    rounded.add(Placement.INT8);
    for (Placement placement : rounded) {
      agree(definition, placement, ids, 3, (found, expected) -> mean(found, expected) < ROUNDED);
    }
  }

  private static Qwen2Config shape(
      int keyHeads, int group, int halfHead, int wide, int layers, int vocabulary, boolean tied) {
    int heads = keyHeads * group;
    return new Qwen2Config(
        vocabulary,
        heads * 2 * halfHead,
        wide,
        layers,
        heads,
        keyHeads,
        256,
        1e4,
        1e-6,
        tied,
        List.of(),
        Optional.empty());
  }

  /** All but the last position at once, then the last with its attention, behind some padding. */
  private static void agree(
      PlainQwen2 definition,
      Placement placement,
      long[] ids,
      int padding,
      BiPredicate<float[], double[]> close)
      throws WeightsException {
    Qwen2Config shape = definition.shape();
    PlainQwen2.Reading expected = definition.read(ids);
    int last = ids.length - 1;
    try (Qwen2 model = Qwen2.load(shape, definition.source(), placement, Work.UNWATCHED);
        NDManager scope = model.newScope()) {
      long[] padded = new long[padding + ids.length];
      System.arraycopy(ids, 0, padded, padding, ids.length);
      NDArray first = scope.create(new long[] {padding});
      NDArray vectors = model.embed(scope, scope.create(padded, new Shape(1, padded.length)));
      int end = padded.length - 1;
      model.openCache(1, padded.length);
      if (end > 0) {
        NDArray before = model.cut(scope, vectors, 0, end);
        Qwen2.Reading reading = model.read(scope, before, 0, end, first, Detail.NONE, false);
        float[] logits = model.logits(scope, reading.last()).toFloatArray();
        for (int t = 0; t < last; t++) {
          int which = t;
          int from = (padding + t) * shape.vocabulary();
          assertThat(Arrays.copyOfRange(logits, from, from + shape.vocabulary()))
              .as("logits of position %d by %s", t, placement)
              .matches(found -> close.test(found, expected.logits()[which]));
        }
      }
      NDArray one = model.cut(scope, vectors, end, end + 1);
      Qwen2.Reading reading =
          model.read(scope, one, end, padded.length, first, Detail.HEADS, false);
      assertThat(model.logits(scope, reading.last()).toFloatArray())
          .as("logits of the last position by %s", placement)
          .matches(found -> close.test(found, expected.logits()[last]));
      float[] shares = reading.attention().orElseThrow().toFloatArray();
      for (int layer = 0; layer < shape.layers(); layer++) {
        for (int head = 0; head < shape.heads(); head++) {
          int from = (layer * shape.heads() + head) * padded.length;
          for (int s = 0; s < padding; s++) {
            assertThat(shares[from + s]).isZero();
          }
          double[] defined = expected.attention()[layer][head][last];
          assertThat(Arrays.copyOfRange(shares, from + padding, from + padded.length))
              .as("attention of layer %d, head %d by %s", layer, head, placement)
              .matches(found -> close.test(found, defined));
        }
      }
    }
  }

  private static double most(float[] found, double[] expected) {
    return distances(found, expected).max().orElseThrow();
  }

  private static double mean(float[] found, double[] expected) {
    return distances(found, expected).average().orElseThrow();
  }

  /** In shares of the largest expected value, or of 1 if that is larger. */
  private static DoubleStream distances(float[] found, double[] expected) {
    double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
    return IntStream.range(0, expected.length)
        .mapToDouble(k -> Math.abs(found[k] - expected[k]) / scale)
        .map(distance -> Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
  }
}
