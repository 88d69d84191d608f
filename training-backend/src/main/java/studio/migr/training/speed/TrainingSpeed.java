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
  public static final Qwen2Config SMALL =
      new Qwen2Config(2048, 256, 1024, 6, 8, 8, 1024, 1e6, 1e-6, true, List.of(), Optional.empty());

  /**
   * @param decoder with tied or untied tables; its weights are random
   * @param tokens of each sample, all but the first learnt
   * @param rounds at least 1; two more go before to warm up
   * @param again whether layers are computed again on the way back, which counts as no work done
   */
  public static TrainingSpeed measure(
      Qwen2Config decoder, int samples, int tokens, int rounds, boolean again, Work work)
      throws IOException {
    Path folder = Files.createTempDirectory("migr-speed-");
    try {
      write(decoder, folder);
      try (TrainableModel model =
          TrainableModel.open(
              folder,
              Optional.empty(),
              new Trained.Parts(Set.of(ModelPart.DECODER)),
              ADAMW,
              Placement.EXACT,
              Work.UNWATCHED)) {
        model.checkpointActivations(again);
        return measure(model, decoder, samples, tokens, rounds, work);
      }
    } finally {
      for (String file : List.of("config.json", "model.safetensors")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  private static void write(Qwen2Config decoder, Path folder) throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("model_type", "qwen2").put("hidden_act", "silu");
    config.put("vocab_size", decoder.vocabulary()).put("hidden_size", decoder.hidden());
    config.put("intermediate_size", decoder.intermediate());
    config.put("num_hidden_layers", decoder.layers());
    config.put("num_attention_heads", decoder.heads());
    config.put("num_key_value_heads", decoder.keyValueHeads());
    config.put("max_position_embeddings", decoder.positions());
    config.put("rope_theta", decoder.ropeTheta()).put("rms_norm_eps", decoder.rmsNormEpsilon());
    config.put("tie_word_embeddings", decoder.tied());
    Files.writeString(folder.resolve("config.json"), config.toString());
    SafetensorsWriter.write(
        folder.resolve("model.safetensors"), new RandomWeights(decoder), Map.of());
  }

  private static TrainingSpeed measure(
      TrainableModel model, Qwen2Config decoder, int samples, int tokens, int rounds, Work work) {
    List<Example> examples = examples(decoder.vocabulary(), samples, tokens);
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
    double needed = gflops(decoder, samples, tokens);
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

  private static List<Example> examples(int vocabulary, int samples, int tokens) {
    SplittableRandom random = new SplittableRandom(1);
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < samples; k++) {
      long[] completion = random.longs(tokens - 1L, 0, vocabulary).toArray();
      examples.add(
          new Example(new Prompt(List.of(1L)), ClipFeatures.NONE, new long[0], completion));
    }
    return examples;
  }

  /** Billions of operations of a step: two a product, forward once and backward twice. */
  private static double gflops(Qwen2Config decoder, int samples, int tokens) {
    double hidden = decoder.hidden();
    double keys = hidden * decoder.keyValueHeads() / decoder.heads();
    double layer = 2 * hidden * (hidden + keys) + 3 * hidden * decoder.intermediate();
    double attention = hidden * tokens; // two products, the visible half
    double distribution = hidden * decoder.vocabulary();
    double all = (double) samples * tokens;
    return 3 * 2 * all * (decoder.layers() * (layer + attention) + distribution) / 1e9;
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
