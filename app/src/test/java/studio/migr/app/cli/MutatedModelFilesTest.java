package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.inspect.SmallModel;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.testing.Mutations;
import studio.migr.runtime.tokenizer.BertTokenizer;
import studio.migr.runtime.tokenizer.SmallTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;

/**
 * Damaged and hostile files of models: each is either read or refused with one sentence, in little
 * time and memory, and never ends the process, not even in native code. A few hundred in every run;
 * {@code -Dmutations=10000} for as many, {@code -Dmutations.seed=S} for others.
 */
final class MutatedModelFilesTest {
  private static final int MANY = Integer.getInteger("mutations", 300);
  private static final long SEED = Long.getLong("mutations.seed", 20261128L);
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final long MOST_BYTES = 256L << 20;
  private static final String TEXT = "<|im_start|>hello wörld 😀 it's 42\u0000\n\n  x<|im_end|>";

  @TempDir Path folder;
  private Path model;
  private final List<Seed> seeds = new ArrayList<>();

  /** A good file, and the model's folder that is read when it is damaged. */
  private record Seed(Path folder, Path model, String name) {
    Path file() {
      return folder.resolve(name);
    }
  }

  @BeforeEach
  void makeModels() throws IOException {
    model = SmallModel.write(folder.resolve("model"));
    SmallTokenizer.write(model);
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"chat_template\":\"{{ '<|im_start|>system\\nBe kind.<|im_end|>\\n' }}\"}");
    Files.writeString(
        model.resolve("generation_config.json"),
        "{\"do_sample\":true,\"eos_token_id\":[262,263],\"temperature\":0.7,\"top_p\":0.8,\"top_k\":20}");
    SmallModel.adapter(model.resolve("adapter"), 8, "q_proj");
    add(model, "model.safetensors", "config.json", "tokenizer.json", "tokenizer_config.json");
    add(model, "generation_config.json");
    add(model.resolve("adapter"), "adapter_config.json", "adapter_model.safetensors");

    Path shards = folder.resolve("shards");
    SmallModel.write(shards);
    Files.move(shards.resolve("model.safetensors"), shards.resolve("one.safetensors"));
    Files.writeString(
        shards.resolve("model.safetensors.index.json"),
        "{\"metadata\":{\"total_size\":1},\"weight_map\":{\"model.norm.weight\":"
            + "\"one.safetensors\",\"model.embed_tokens.weight\":\"one.safetensors\"}}");
    olderTokenizer(shards);
    add(shards, "model.safetensors.index.json", "vocab.json", "merges.txt");
    add(shards, "tokenizer_config.json");

    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.writeString(whole.resolve("config.json"), HUMAN_OMNI);
    Files.writeString(whole.resolve("tower_configs.json"), TOWERS);
    Path bert = Files.createDirectory(folder.resolve("bert-base-uncased"));
    Files.writeString(
        bert.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nhello\nw\n##o\n##rld\n42\n'\n");
    add(whole, "config.json", "tower_configs.json");
    add(bert, "vocab.txt");
  }

  private static final String HUMAN_OMNI =
      """
      {"model_type":"HumanOmni_qwen2","hidden_act":"silu","dtype":"bfloat16","hidden_size":8,
       "intermediate_size":12,"num_hidden_layers":2,"num_attention_heads":2,
       "num_key_value_heads":1,"vocab_size":264,"max_position_embeddings":64,
       "rope_parameters":{"rope_theta":1000000.0,"rope_type":"default"},"rms_norm_eps":1e-06,
       "tie_word_embeddings":false,"eos_token_id":[2,3],"mm_vision_tower":"google/siglip",
       "mm_audio_tower":"openai/whisper-large-v3","mm_projector_type":"all_in_one",
       "mm_audio_projector_type":"mlp2x_gelu","mm_hidden_size":12,"mm_vision_select_layer":-2,
       "mm_vision_select_feature":"patch","num_frames":8,"mm_use_x_start_end":true}
      """;

  private static final String TOWERS =
      """
      {"siglip":{"hidden_size":12,"intermediate_size":24,"num_hidden_layers":2,
        "num_attention_heads":2,"image_size":28,"patch_size":14},
       "whisper":{"d_model":8,"encoder_layers":1,"encoder_attention_heads":2,"encoder_ffn_dim":16,
        "num_mel_bins":128,"max_source_positions":1500},
       "bert":{"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,
        "intermediate_size":16,"vocab_size":100,"max_position_embeddings":64}}
      """;

  private static void olderTokenizer(Path place) throws IOException {
    ObjectNode json = SmallTokenizer.json();
    Files.writeString(place.resolve("vocab.json"), json.at("/model/vocab").toString());
    StringBuilder merges = new StringBuilder("#version: 0.2\n");
    ((ArrayNode) json.at("/model/merges")).forEach(m -> merges.append(m.asText()).append('\n'));
    Files.writeString(place.resolve("merges.txt"), merges);
    Files.writeString(
        place.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\":\"Qwen2Tokenizer\",\"added_tokens_decoder\":{\"261\":"
            + "{\"content\":\"<|endoftext|>\",\"special\":true}}}");
  }

  private void add(Path place, String... names) {
    Path whole = place.endsWith("adapter") ? model : place;
    Arrays.stream(names).forEach(name -> seeds.add(new Seed(place, whole, name)));
  }

  @Test
  void eachIsReadOrRefusedWithASentence() throws Exception {
    System.out.println("mutations: " + MANY + ", seed " + SEED); // to make the same files again
    Mutations mutations = new Mutations(SEED);
    Map<String, int[]> counts = new TreeMap<>();
    for (int k = 0; k < MANY; k++) {
      Seed seed = seeds.get(k % seeds.size());
      byte[] good = Files.readAllBytes(seed.file());
      String what = "mutation " + k + " of seed " + SEED + " for " + seed.name;
      Files.write(seed.file(), mutated(good, mutations, k));
      long memory = allocated();
      long start = System.nanoTime();
      try {
        boolean read = isRead(seed);
        counts.computeIfAbsent(seed.name, name -> new int[2])[read ? 0 : 1]++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("%s: %s", what, e);
      }
      assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST_NANOS);
      assertThat(allocated() - memory).as(what).isLessThan(MOST_BYTES);
      Files.write(seed.file(), good);
    }
    counts.forEach(
        (name, count) ->
            System.out.println(name + ": " + count[0] + " read, " + count[1] + " refused"));
    assertThat(counts.values().stream().mapToInt(count -> count[0]).sum())
        .as("some are harmless")
        .isPositive();
    assertThat(counts.values()).as("of each file some are not").allMatch(count -> count[1] > 0);
  }

  /** Of safetensors, every other time only the header, so that its length stays true. */
  private static byte[] mutated(byte[] good, Mutations mutations, int k) {
    ByteBuffer bytes = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
    boolean header = good.length > 16 && good[8] == '{' && bytes.getLong(0) < good.length;
    if (!header || k % 4 == 0) {
      return mutations.of(good);
    }
    int end = 8 + (int) bytes.getLong(0);
    byte[] json = mutations.of(Arrays.copyOfRange(good, 8, end));
    ByteBuffer all =
        ByteBuffer.allocate(8 + json.length + good.length - end).order(ByteOrder.LITTLE_ENDIAN);
    return all.putLong(json.length).put(json).put(good, end, good.length - end).array();
  }

  /** Reads all that stands in the folder of a file, in the way that the engine would. */
  private boolean isRead(Seed seed) throws IOException {
    String name = seed.name;
    try {
      if (name.equals("vocab.txt")) {
        try (BertTokenizer tokenizer = BertTokenizer.open(seed.folder)) {
          tokenizer.encode(TEXT, 16);
        }
        return true;
      }
      if (name.startsWith("tokenizer") || name.startsWith("vocab") || name.equals("merges.txt")) {
        try (TextTokenizer tokenizer = TextTokenizer.open(seed.folder)) {
          tokenizer.decode(tokenizer.encode(TEXT));
        }
      }
      ModelReport report = ModelInspector.inspect(seed.model, 1L << 40);
      List<ModelFileException> ofFile = new ArrayList<>();
      for (ModelFileException problem : report.problems()) {
        assertOneSentence(problem);
        if (problem.file().equals(seed.file())) {
          ofFile.add(problem);
        }
      }
      return ofFile.isEmpty();
    } catch (ModelFileException e) {
      assertOneSentence(e);
      return false;
    }
  }

  private static void assertOneSentence(ModelFileException refusal) {
    assertThat(ErrorSentence.of(refusal))
        .contains(refusal.file().toString())
        .doesNotContain("Exception", "\n")
        .endsWith(".")
        .hasSizeLessThan(800);
  }

  /** Bytes that this thread has ever asked for: an upper bound of what it holds. */
  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void untouchedTheyAreRead() throws IOException {
    for (Seed seed : seeds) {
      assertThat(isRead(seed)).as(seed.name).isTrue();
    }
  }
}
