package studio.migr.training.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.Example;
import studio.migr.training.model.PackedBatch;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.model.Trained;
import studio.migr.training.optimize.AdamW;

/**
 * Tokens a second of supervised fine-tuning, all weights of a decoder in float32, beside the speed
 * at which this machine multiplies square matrices, measured in turns: other work slows both.
 *
 * @param tokensPerSecond median of the rounds
 * @param matrixGflops what the machine does in square products, median
 * @param neededGflops what the steps need: three times the products of the way forward (linear
 *     parts, the visible half of attention, the distribution of each learnt token)
 * @param share median over the rounds of needed by possible
 */
public record TrainingSpeed(
    double tokensPerSecond, double matrixGflops, double neededGflops, double share) {
  private static final int SQUARE = 1024;
  private static final int PRODUCTS = 6;
  private static final AdamW.Settings ADAMW = new AdamW.Settings(0.9, 0.999, 1e-8, 0);

  /** Six layers of 256 with a vocabulary of 2048. */
  public static final Qwen2Config DECODER =
      new Qwen2Config(2048, 256, 1024, 6, 8, 8, 1024, 1e6, 1e-6, true, List.of(), Optional.empty());

  /**
   * @param rounds at least 1; two more go before to warm up
   * @param again whether layers are computed again on the way back, which counts as no work done
   */
  public static TrainingSpeed measure(int samples, int tokens, int rounds, boolean again, Work work)
      throws IOException {
    Path folder = Files.createTempDirectory("migr-speed-");
    try {
      write(folder);
      try (TrainableModel model =
          TrainableModel.open(
              folder,
              Optional.empty(),
              new Trained.Parts(Set.of(ModelPart.DECODER)),
              ADAMW,
              Placement.EXACT,
              Work.UNWATCHED)) {
        model.checkpointActivations(again);
        return measure(model, samples, tokens, rounds, work);
      }
    } finally {
      for (String file : List.of("config.json", "model.safetensors")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  private static void write(Path folder) throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("model_type", "qwen2").put("hidden_act", "silu");
    config.put("vocab_size", DECODER.vocabulary()).put("hidden_size", DECODER.hidden());
    config.put("intermediate_size", DECODER.intermediate());
    config.put("num_hidden_layers", DECODER.layers());
    config.put("num_attention_heads", DECODER.heads());
    config.put("num_key_value_heads", DECODER.keyValueHeads());
    config.put("max_position_embeddings", DECODER.positions());
    config.put("rope_theta", DECODER.ropeTheta()).put("rms_norm_eps", DECODER.rmsNormEpsilon());
    config.put("tie_word_embeddings", DECODER.tied());
    Files.writeString(folder.resolve("config.json"), config.toString());
    SafetensorsWriter.write(
        folder.resolve("model.safetensors"), new RandomWeights(DECODER), Map.of());
  }

  private static TrainingSpeed measure(
      TrainableModel model, int samples, int tokens, int rounds, Work work) {
    List<Example> examples = examples(samples, tokens);
    PackedBatch batch = PackedBatch.of(model.shape(), examples, 1);
    List<float[]> derivatives =
        examples.stream()
            .map(
                example -> {
                  float[] same = new float[example.completion().length];
                  Arrays.fill(same, -1f / batch.scored());
                  return same;
                })
            .toList();
    double needed = gflops(samples, tokens);
    double[] steps = new double[rounds];
    double[] speeds = new double[rounds];
    double[] shares = new double[rounds];
    try (NDManager scope = model.newScope()) {
      NDArray left = scope.randomUniform(-1, 1, new Shape(SQUARE, SQUARE));
      NDArray right = scope.randomUniform(-1, 1, new Shape(SQUARE, SQUARE));
      for (int round = -2; round < rounds; round++) {
        work.check();
        work.progress(Math.max(0, round), rounds);
        double before = products(left, right);
        long start = System.nanoTime();
        model.learn(batch, derivatives);
        model.step(1e-6, 1);
        double seconds = (System.nanoTime() - start) / 1e9;
        double speed = (before + products(left, right)) / 2;
        if (round >= 0) {
          steps[round] = seconds;
          speeds[round] = speed;
          shares[round] = needed / seconds / speed;
        }
      }
    }
    double seconds = median(steps);
    return new TrainingSpeed(
        batch.tokens() / seconds, median(speeds), needed / seconds, median(shares));
  }

  private static List<Example> examples(int samples, int tokens) {
    SplittableRandom random = new SplittableRandom(1);
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < samples; k++) {
      long[] completion = random.longs(tokens - 1L, 0, DECODER.vocabulary()).toArray();
      examples.add(
          new Example(new Prompt(List.of(1L)), ClipFeatures.NONE, new long[0], completion));
    }
    return examples;
  }

  /** Billions of operations of a step: two a product, forward once and backward twice. */
  private static double gflops(int samples, int tokens) {
    double hidden = DECODER.hidden();
    double linear = DECODER.layers() * (4 * hidden * hidden + 3 * hidden * DECODER.intermediate());
    double all = (double) samples * tokens;
    double attention = DECODER.layers() * hidden * tokens; // two products, the visible half
    double distribution = hidden * DECODER.vocabulary();
    return 3 * 2 * all * (linear + attention + distribution) / 1e9;
  }

  private static double products(NDArray left, NDArray right) {
    long start = System.nanoTime();
    float sum = 0;
    for (int k = 0; k < PRODUCTS; k++) {
      try (NDArray product = left.matMul(right)) {
        sum += product.getFloat(0, 0); // waits for it
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("no number");
    }
    return PRODUCTS * 2.0 * SQUARE * SQUARE * SQUARE / 1e9 / seconds;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
