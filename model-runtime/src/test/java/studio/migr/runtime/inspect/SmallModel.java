package studio.migr.runtime.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorType;

/** A Qwen2 of two layers with empty weights, and adapters for it. */
public final class SmallModel {
  public static final int VOCABULARY = 264;

  /** Embedding, two layers, last norm. */
  public static final long PARAMETERS =
      VOCABULARY * 8L + 2 * (8 + 72 + 36 + 36 + 64 + 8 + 96 + 96 + 96) + 8;

  private SmallModel() {}

  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type":"qwen2","hidden_act":"silu","hidden_size":8,"intermediate_size":12,
         "num_hidden_layers":2,"num_attention_heads":2,"num_key_value_heads":1,"vocab_size":264,
         "max_position_embeddings":64,"rope_theta":10000.0,"rms_norm_eps":1e-06,
         "tie_word_embeddings":true,"eos_token_id":263,"torch_dtype":"float32"}
        """);
    MemoryTensors tensors = new MemoryTensors();
    add(tensors, "model.embed_tokens.weight", VOCABULARY, 8);
    for (int layer = 0; layer < 2; layer++) {
      String in = "model.layers." + layer + ".";
      add(tensors, in + "input_layernorm.weight", 8);
      for (String part : List.of("q_proj", "k_proj", "v_proj")) {
        int rows = part.equals("q_proj") ? 8 : 4;
        add(tensors, in + "self_attn." + part + ".weight", rows, 8);
        add(tensors, in + "self_attn." + part + ".bias", rows);
      }
      add(tensors, in + "self_attn.o_proj.weight", 8, 8);
      add(tensors, in + "post_attention_layernorm.weight", 8);
      add(tensors, in + "mlp.gate_proj.weight", 12, 8);
      add(tensors, in + "mlp.up_proj.weight", 12, 8);
      add(tensors, in + "mlp.down_proj.weight", 8, 12);
    }
    add(tensors, "model.norm.weight", 8);
    SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, Map.of("format", "pt"));
    return folder;
  }

  /** An adapter of rank 2 for one module of the first layer. */
  public static Path adapter(Path folder, int outputs, String module) throws IOException {
    String name = "model.layers.0.self_attn." + module;
    MemoryTensors tensors = new MemoryTensors();
    add(tensors, LoraAdapter.nameOfA(name), 2, 8);
    add(tensors, LoraAdapter.nameOfB(name), outputs, 2);
    LoraAdapter.write(folder, LoraConfig.of(2, 4, 0, List.of(module)), tensors);
    return folder;
  }

  private static void add(MemoryTensors tensors, String name, long... shape) {
    TensorInfo info = new TensorInfo(name, TensorType.F32, shape);
    tensors.add(info, MemorySegment.ofArray(new byte[(int) info.bytes()]));
  }
}
