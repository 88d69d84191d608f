package studio.migr.runtime.sample;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.inspect.WeightCheck;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.tokenizer.ByteTokenizer;

/**
 * HumanOmni in miniature that nobody trained. All its weights are random but those of its first and
 * last layer, which let every piece of one text follow the piece before: so it recites that text,
 * whatever it sees and hears, and where it looks meanwhile is chance. Shows how reasoning and
 * attention look in the window, where no real model is at hand.
 */
public final class RecitingOmni {
  private static final int FIRST_PIECE = ByteTokenizer.SIZE;

  /** The byte before an answer, in the tokenizer of bytes: the end of a line. */
  private static final int LINE_END = 10;

  private static final float STRONG = 8;
  private static final long FREE = 16;
  private static final Pattern PIECES = Pattern.compile("<[^>]+>\\n?|\\s?[^\\s<]+");

  private final int hidden;
  private final List<String> pieces;
  private final Arena arena;
  private final Random random = new Random(11);
  private final MemoryTensors tensors = new MemoryTensors();

  private RecitingOmni(List<String> pieces, int hidden, Arena arena) {
    this.pieces = pieces;
    this.hidden = hidden;
    this.arena = arena;
  }

  /**
   * Writes it.
   *
   * @param text what it recites; no word may come twice, or be a single letter
   * @throws IllegalArgumentException if one does
   */
  public static Path write(Path folder, String text) throws IOException {
    List<String> pieces = PIECES.matcher(text).results().map(found -> found.group()).toList();
    if (pieces.stream().distinct().count() < pieces.size()) {
      throw new IllegalArgumentException("a word comes twice: " + pieces);
    }
    int hidden = (pieces.size() / 16 + 2) * 16; // a direction for each piece, and room for more
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), config(hidden, pieces.size()));
    Files.writeString(folder.resolve("tower_configs.json"), TOWERS);
    ByteTokenizer.write(folder, pieces);
    Path gate = Files.createDirectories(folder.resolve("bert-base-uncased"));
    Files.writeString(gate.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nemotion\nperson\n");
    try (Arena arena = Arena.ofConfined()) {
      RecitingOmni model = new RecitingOmni(pieces, hidden, arena);
      WeightCheck.shapes(ConfigFile.read(folder), new MemoryTensors()).forEach(model::add);
      SafetensorsWriter.write(
          folder.resolve("model.safetensors"), model.tensors, Map.of("format", "pt"));
    }
    return folder;
  }

  private static String config(int hidden, int pieces) {
    return """
    {"architectures": ["HumanOmniQwen2ForCausalLM"], "model_type": "HumanOmni_qwen2",
     "hidden_act": "silu", "torch_dtype": "float32", "hidden_size": %d,
     "intermediate_size": 64, "num_hidden_layers": 4, "num_attention_heads": 4,
     "num_key_value_heads": 2, "vocab_size": %d, "max_position_embeddings": 4096,
     "rope_theta": 10000.0, "rms_norm_eps": 1e-6, "tie_word_embeddings": false,
     "eos_token_id": %d, "mm_vision_tower": "siglip", "mm_audio_tower": "whisper",
     "mm_projector_type": "all_in_one_small", "mm_audio_projector_type": "mlp2x_gelu",
     "mm_hidden_size": 16, "mm_vision_select_layer": -2, "mm_vision_select_feature": "patch",
     "num_frames": 8, "mm_use_x_start_end": true}
    """
        .formatted(hidden, FIRST_PIECE + pieces, FIRST_PIECE - 1);
  }

  private static final String TOWERS =
      """
      {"siglip": {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2,
                  "num_attention_heads": 2, "image_size": 112, "patch_size": 8},
       "whisper": {"d_model": 16, "encoder_layers": 1, "encoder_attention_heads": 2,
                   "encoder_ffn_dim": 32, "num_mel_bins": 80, "max_source_positions": 1500},
       "bert": {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2,
                "intermediate_size": 32, "vocab_size": 6, "max_position_embeddings": 128}}
      """;

  private void add(String name, List<Long> shape) {
    List<Long> sizes = shape.stream().map(size -> size < 0 ? FREE : size).toList();
    TensorInfo info = new TensorInfo(name, TensorType.F32, sizes);
    MemorySegment bytes = arena.allocate(info.bytes(), Float.BYTES);
    switch (name) {
      case "model.embed_tokens.weight" -> directions(bytes, false);
      case "lm_head.weight" -> directions(bytes, true);
      default -> fill(info, bytes);
    }
    tensors.add(info, bytes);
  }

  /** Norms are ones; the rest is small enough for what the first layer says to reach the last. */
  private void fill(TensorInfo info, MemorySegment bytes) {
    boolean norm = info.shape().size() == 1 && info.name().endsWith("weight");
    double spread = spread(info);
    for (long k = 0; k < info.elements(); k++) {
      bytes.setAtIndex(
          ValueLayout.JAVA_FLOAT, k, norm ? 1f : (float) (spread * random.nextGaussian()));
    }
  }

  private static double spread(TensorInfo info) {
    String name = info.name();
    if (!name.startsWith("model.layers.")) {
      return 0.3;
    }
    return name.contains("q_proj") || name.contains("k_proj") ? 0.25 : 0.02;
  }

  /**
   * A direction for each piece: into it goes the token itself, out of it comes the next one.
   *
   * @param next whether the rows are of the last layer
   */
  private void directions(MemorySegment bytes, boolean next) {
    for (int token = 0; token < FIRST_PIECE + pieces.size(); token++) {
      for (int k = 0; k < hidden; k++) {
        float value = next ? 0 : (float) (0.3 * random.nextGaussian());
        bytes.setAtIndex(ValueLayout.JAVA_FLOAT, (long) token * hidden + k, value);
      }
    }
    for (int piece = 0; piece <= pieces.size(); piece++) {
      int from = piece == 0 ? LINE_END : FIRST_PIECE + piece - 1;
      int to = piece == pieces.size() ? FIRST_PIECE - 1 : FIRST_PIECE + piece;
      long row = next ? to : from;
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, row * hidden + piece, STRONG);
    }
  }
}
