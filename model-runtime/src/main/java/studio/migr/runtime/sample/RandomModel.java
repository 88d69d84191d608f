package studio.migr.runtime.sample;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.tokenizer.ByteTokenizer;

/**
 * A small checkpoint in Qwen2's form with random weights: it says nothing, in the right way. Shows
 * that a server, a card or the window work, where no real model is at hand.
 */
public final class RandomModel {
  public static final int VOCABULARY = ByteTokenizer.SIZE;
  public static final int LAYERS = 2;
  public static final int POSITIONS = 8192;
  private static final int HIDDEN = 32;
  private static final int WIDE = 64;
  private static final int KEYS = 16;

  private final MemoryTensors tensors = new MemoryTensors();
  private final Random random = new Random(7);
  private final Arena arena;

  private RandomModel(Arena arena) {
    this.arena = arena;
  }

  /** Writes it, with a tokenizer of 256 bytes. No token ends its answers. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2", "hidden_act": "silu",
         "torch_dtype": "float32", "hidden_size": %d, "intermediate_size": %d,
         "num_hidden_layers": %d, "num_attention_heads": 4, "num_key_value_heads": 2,
         "vocab_size": %d, "max_position_embeddings": %d, "rope_theta": 10000.0,
         "rms_norm_eps": 1e-6, "tie_word_embeddings": true}
        """
            .formatted(HIDDEN, WIDE, LAYERS, VOCABULARY, POSITIONS));
    ByteTokenizer.write(folder);
    try (Arena arena = Arena.ofConfined()) {
      new RandomModel(arena).weights(folder.resolve("model.safetensors"));
    }
    return folder;
  }

  private void weights(Path file) throws IOException {
    add("model.embed_tokens.weight", VOCABULARY, HIDDEN);
    ones("model.norm.weight");
    for (int layer = 0; layer < LAYERS; layer++) {
      String in = "model.layers." + layer + ".";
      ones(in + "input_layernorm.weight");
      ones(in + "post_attention_layernorm.weight");
      add(in + "self_attn.q_proj.weight", HIDDEN, HIDDEN);
      add(in + "self_attn.q_proj.bias", HIDDEN);
      add(in + "self_attn.k_proj.weight", KEYS, HIDDEN);
      add(in + "self_attn.k_proj.bias", KEYS);
      add(in + "self_attn.v_proj.weight", KEYS, HIDDEN);
      add(in + "self_attn.v_proj.bias", KEYS);
      add(in + "self_attn.o_proj.weight", HIDDEN, HIDDEN);
      add(in + "mlp.gate_proj.weight", WIDE, HIDDEN);
      add(in + "mlp.up_proj.weight", WIDE, HIDDEN);
      add(in + "mlp.down_proj.weight", HIDDEN, WIDE);
    }
    SafetensorsWriter.write(file, tensors, Map.of("format", "pt"));
  }

  private void add(String name, long... shape) {
    TensorInfo info = new TensorInfo(name, TensorType.F32, shape);
    MemorySegment bytes = arena.allocate(info.bytes(), Float.BYTES);
    for (long k = 0; k < info.elements(); k++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, k, (float) (0.3 * random.nextGaussian()));
    }
    tensors.add(info, bytes);
  }

  private void ones(String name) {
    TensorInfo info = new TensorInfo(name, TensorType.F32, HIDDEN);
    MemorySegment bytes = arena.allocate(info.bytes(), Float.BYTES);
    for (long k = 0; k < info.elements(); k++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, k, 1f);
    }
    tensors.add(info, bytes);
  }
}
