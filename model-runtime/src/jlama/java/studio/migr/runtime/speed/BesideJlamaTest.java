package studio.migr.runtime.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.model.functions.Generator;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.safetensors.prompt.PromptContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.tokenizer.ByteTokenizer;
import studio.migr.runtime.work.Work;

/**
 * Our decoder and Jlama's (Apache-2.0, another engine in Java) read the same checkpoint of random
 * BF16 weights and answer in turn. Prints both; asks for nothing, since a busy machine decides.
 *
 * <p>Of the Qwen2.5-0.5B shape; {@code -Djlama.layers=N} takes fewer layers, {@code
 * -Djlama.rounds=N} more rounds.
 */
final class BesideJlamaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROMPT = 256;
  private static final int ANSWER = 24;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @TempDir Path folder;

  private final List<double[]> times = new ArrayList<>();

  @Test
  void bothAnswerInTurn() throws IOException {
    Qwen2Config whole = Shapes.named("qwen2.5-0.5b").orElseThrow();
    Qwen2Config shape = Shapes.withLayers(whole, Integer.getInteger("jlama.layers", 24));
    write(shape);
    Libtorch.useThreads(THREADS);
    Placement bf16 = Placement.onProcessor(Precision.BFLOAT16);
    try (LanguageModel ours = LanguageModels.open(folder, Optional.empty(), bf16, Work.UNWATCHED);
        LanguageModel bytes =
            LanguageModels.open(folder, Optional.empty(), Placement.INT8, Work.UNWATCHED);
        AbstractModel theirs =
            ModelSupport.loadModel(
                folder.toFile(),
                null,
                DType.F32,
                DType.I8,
                Optional.empty(),
                Optional.of(THREADS))) {
      ours(ours, 3);
      theirs(theirs, 3);
      System.out.println("ms a token: prefill ours, INT8, Jlama | decode ours, INT8, Jlama");
      for (int round = 0; round < Integer.getInteger("jlama.rounds", 3); round++) {
        double[] one = ours(ours, ANSWER);
        double[] two = ours(bytes, ANSWER);
        double[] three = theirs(theirs, ANSWER);
        double[] all = {one[0], two[0], three[0], one[1], two[1], three[1]};
        times.add(all);
        print("round " + round, all);
      }
    }
    double[] medians = new double[times.getFirst().length];
    for (int k = 0; k < medians.length; k++) {
      int which = k;
      medians[k] =
          times.stream()
              .mapToDouble(all -> all[which])
              .sorted()
              .skip(times.size() / 2)
              .findFirst()
              .orElseThrow();
    }
    print("median ", medians);
    System.out.printf(
        Locale.ROOT,
        "Jlama needs %.1f times as long in prefill and %.1f in decode (INT8: %.1f and %.1f); %d"
            + " layers, %d threads%n",
        medians[2] / medians[0],
        medians[5] / medians[3],
        medians[2] / medians[1],
        medians[5] / medians[4],
        shape.layers(),
        THREADS);
  }

  private static void print(String what, double[] all) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f %.2f %.2f | %.1f %.1f %.1f%n",
        what,
        all[0],
        all[1],
        all[2],
        all[3],
        all[4],
        all[5]);
  }

  /** Milliseconds a token of the prompt and of the answer. */
  private static double[] ours(LanguageModel model, int tokens) {
    List<Long> ids = LongStream.range(0, PROMPT).map(k -> 60 + k % 20).boxed().toList();
    List<Double> steps = new ArrayList<>();
    long[] last = {System.nanoTime()};
    model.generate(
        new GenerationRequest(
            List.of(Question.of(new Prompt(ids))),
            1,
            new GenerationSettings(tokens, Sampling.GREEDY, Set.of(), Detail.NONE)),
        token -> {
          long now = System.nanoTime();
          steps.add((now - last[0]) / 1e6);
          last[0] = now;
        },
        Work.UNWATCHED);
    double decode = steps.stream().skip(1).mapToDouble(Double::doubleValue).average().orElseThrow();
    return new double[] {steps.getFirst() / PROMPT, decode};
  }

  private static double[] theirs(AbstractModel model, int tokens) {
    StringBuilder words = new StringBuilder();
    for (int k = 0; k < PROMPT; k++) {
      words.append((char) ('a' + k % 20));
    }
    Generator.Response response =
        model.generate(
            UUID.randomUUID(),
            PromptContext.of(words.toString()),
            0,
            PROMPT + tokens,
            (a, b) -> {});
    return new double[] {
      (double) response.promptTimeMs / response.promptTokens,
      (double) response.generateTimeMs / Math.max(1, response.generatedTokens)
    };
  }

  private void write(Qwen2Config shape) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2", "hidden_act": "silu",
         "torch_dtype": "bfloat16", "hidden_size": %d, "intermediate_size": %d,
         "num_hidden_layers": %d, "num_attention_heads": %d, "num_key_value_heads": %d,
         "vocab_size": %d, "max_position_embeddings": %d, "rope_theta": 1000000.0,
         "rms_norm_eps": 1e-6, "tie_word_embeddings": true, "bos_token_id": 151935,
         "eos_token_id": 151935}
        """
            .formatted(
                shape.hidden(),
                shape.intermediate(),
                shape.layers(),
                shape.heads(),
                shape.keyValueHeads(),
                shape.vocabulary(),
                2048));
    SafetensorsWriter.write(
        folder.resolve("model.safetensors"), new RandomWeights(shape), Map.of("format", "pt"));
    tokenizer(shape.vocabulary());
  }

  /** A token for each byte, and words that mean nothing for all other numbers. */
  private void tokenizer(int vocabulary) throws IOException {
    ByteTokenizer.write(folder);
    Path file = folder.resolve("tokenizer.json");
    ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
    ObjectNode words = (ObjectNode) root.path("model").path("vocab");
    for (int id = ByteTokenizer.SIZE; id < vocabulary; id++) {
      words.put("w" + id, id);
    }
    JSON.writeValue(file.toFile(), root);
  }
}
