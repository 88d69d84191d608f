package studio.migr.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.work.Work;

/** Steps by the processor's vectors, beside those of the graph. */
final class VectorStepsTest {
  /** Sizes that leave something over behind whole vectors, and behind four outputs. */
  private static final Qwen2Config ODD =
      new Qwen2Config(323, 84, 90, 3, 6, 2, 512, 1e4, 1e-6, true, List.of(), Optional.empty());

  /** Sizes that do not, with a head of its own and heads for each query head. */
  private static final Qwen2Config EVEN =
      new Qwen2Config(320, 128, 256, 2, 2, 2, 512, 1e4, 1e-6, false, List.of(), Optional.empty());

  private static final int ROOM = 128;
  private static final int STEPS = 12;

  @AfterAll
  static void asBefore() {
    Libtorch.useThreads(1);
  }

  private static Placement plain(Precision precision) {
    return new Placement(Placement.CPU, precision, LinearOperator.PLAIN);
  }

  private static Qwen2 decoder(Qwen2Config shape, Placement placement) throws WeightsException {
    Libtorch.useThreads(1);
    return Qwen2.load(shape, new RandomWeights(shape), placement, Work.UNWATCHED);
  }

  private static long token(int row, int k) {
    return (k * 37L + row * 11L + 5) % 320;
  }

  private static NDArray words(Qwen2 decoder, NDManager scope, int row, int count) {
    long[] ids = new long[count];
    for (int k = 0; k < count; k++) {
      ids[k] = token(row, k);
    }
    return decoder.splice(scope, ids, new long[0], List.of());
  }

  private record Answer(List<float[]> logits, List<AttentionRows> looks) {}

  private static Answer answer(
      Qwen2 decoder, List<Integer> lengths, Function<Prompts, Steps> open) {
    try (NDManager scope = decoder.newScope()) {
      List<NDArray> rows = new ArrayList<>();
      for (int row = 0; row < lengths.size(); row++) {
        rows.add(words(decoder, scope, row, lengths.get(row)));
      }
      Prompts prompts = Prompts.of(decoder, scope, rows);
      prompts.readAllButLast(decoder, ROOM, Work.UNWATCHED);
      List<float[]> logits = new ArrayList<>();
      List<AttentionRows> looks = new ArrayList<>();
      try (Steps steps = open.apply(prompts)) {
        for (int k = 0; k < STEPS; k++) {
          try (NDManager step = decoder.newScope()) {
            Steps.Step read = steps.read(step);
            logits.add(read.logits().toFloatArray());
            read.looks().ifPresent(looks::add);
            steps.follow(following(step, lengths.size(), k));
          }
        }
      }
      return new Answer(logits, looks);
    }
  }

  private static NDArray following(NDManager scope, int rows, int step) {
    long[] ids = new long[rows];
    for (int row = 0; row < rows; row++) {
      ids[row] = token(row, 100 + step);
    }
    return scope.create(ids, new Shape(rows, 1));
  }

  private static Answer byGraph(Qwen2 decoder, List<Integer> lengths, Detail detail) {
    return answer(decoder, lengths, prompts -> new GraphSteps(decoder, prompts, ROOM, detail));
  }

  private static Answer byVectors(Qwen2 decoder, List<Integer> lengths, Detail detail) {
    return answer(
        decoder,
        lengths,
        prompts ->
            new VectorSteps(
                decoder.vectors(prompts.length() - 1, prompts.paddings()).orElseThrow(),
                decoder,
                prompts,
                detail));
  }

  private static final List<Integer> LENGTHS = List.of(21, 40, 3, 1);

  private static void compare(Qwen2Config shape, Placement placement, Detail detail, double apart)
      throws WeightsException {
    try (Qwen2 decoder = decoder(shape, placement)) {
      Answer expected = byGraph(decoder, LENGTHS, detail);
      Answer found = byVectors(decoder, LENGTHS, detail);
      for (int step = 0; step < STEPS; step++) {
        same(found.logits().get(step), expected.logits().get(step), within((float) apart));
      }
      assertThat(found.looks()).hasSameSizeAs(expected.looks());
      for (int step = 0; step < found.looks().size(); step++) {
        for (int row = 0; row < LENGTHS.size(); row++) {
          int padding = 40 - LENGTHS.get(row);
          same(
              found.looks().get(step).of(row, 0, padding, 40 + step).shares(),
              expected.looks().get(step).of(row, 0, padding, 40 + step).shares(),
              within((float) apart));
        }
      }
    }
  }

  private static void same(float[] found, float[] expected, Offset<Float> apart) {
    assertThat(found).hasSameSizeAs(expected);
    for (int k = 0; k < found.length; k++) {
      assertThat(found[k]).as("number %d", k).isCloseTo(expected[k], apart);
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresAndAttentionAreThoseOfTheGraph(Detail detail) throws WeightsException {
    compare(ODD, Placement.EXACT, detail, 1e-5);
    compare(EVEN, Placement.EXACT, detail, 1e-5);
  }

  @Test
  void weightsInHalfTheBitsGiveWhatTheGraphGivesButForItsRounding() throws WeightsException {
    compare(ODD, plain(Precision.BFLOAT16), Detail.LAYERS, 0.01);
    compare(EVEN, plain(Precision.BFLOAT16), Detail.LAYERS, 0.01);
  }

  @Test
  void weightsAsBytesGiveWhatTheGraphGives() throws WeightsException {
    compare(ODD, Placement.INT8, Detail.LAYERS, 1e-5);
    compare(EVEN, Placement.INT8, Detail.LAYERS, 1e-5);
  }

  @Test
  void aRowsNumbersDependNeitherOnThoseBesideItNorOnTheThreads() throws WeightsException {
    for (Placement placement :
        List.of(Placement.EXACT, plain(Precision.BFLOAT16), Placement.INT8)) {
      try (Qwen2 decoder = decoder(EVEN, placement)) {
        Answer alone = byVectors(decoder, List.of(1), Detail.HEADS);
        Libtorch.useThreads(3);
        Answer three = byVectors(decoder, List.of(1, 1, 1), Detail.HEADS);
        for (int step = 0; step < STEPS; step++) {
          float[] own = new float[EVEN.vocabulary()];
          System.arraycopy(three.logits().get(step), 0, own, 0, own.length);
          assertThat(Arrays.equals(own, alone.logits().get(step))).as("step %d", step).isTrue();
          float[] looks = three.looks().get(step).of(0, 0, 0, 1 + step).shares();
          float[] expected = alone.looks().get(step).of(0, 0, 0, 1 + step).shares();
          assertThat(Arrays.equals(looks, expected)).as("looks of step %d", step).isTrue();
        }
      }
    }
  }

  @Test
  void theGraphGoesOnFromWhatVectorsLeftInTheCache() throws WeightsException {
    try (Qwen2 decoder = decoder(ODD, Placement.EXACT)) {
      byGraph(decoder, List.of(9, 5), Detail.NONE);
      float[] expected = next(decoder);
      byVectors(decoder, List.of(9, 5), Detail.NONE);
      same(next(decoder), expected, within(1e-5f));
    }
  }

  /** What the graph makes of one more position. */
  private static float[] next(Qwen2 decoder) {
    try (NDManager scope = decoder.newScope()) {
      NDArray x = decoder.embed(scope, following(scope, 2, STEPS - 1));
      NDArray first = scope.create(new long[] {0, 4});
      int place = 9 - 1 + STEPS;
      return decoder
          .logits(scope, decoder.read(scope, x, place, ROOM, first, Detail.NONE, false).last())
          .toFloatArray();
    }
  }
}
