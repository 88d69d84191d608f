package studio.migr.training.fresh;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.graph.Tensors;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.inspect.WeightCheck;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.tokenizer.NewTokenizer;
import studio.migr.training.dataset.EvidenceText;
import studio.migr.training.dataset.TeachingTexts;
import studio.migr.training.model.ConvertedTensors;

/**
 * Writes the folder of a small model of HumanOmni's architecture with tokenizers of its own, and
 * random weights or the senses of another model. The same shape, seed and senses give the same
 * files.
 */
public final class NewModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "<|endoftext|>";
  private static final String TEMPLATE =
      "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
          + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";
  private static final int POSITIONS = 2048;
  private static final int QUESTION_TOKENS = 96;

  /** As in Qwen2 and BERT. */
  private static final double SPREAD = 0.02;

  private static final int PATCH_AXES = 4;

  /** What the names of the decoder's weights begin with. */
  private static final List<String> DECODER =
      List.of("model.layers.", "model.embed_tokens.", "model.norm.", "lm_head.");

  /** The gate's first say: three quarters to the branch that keeps the parts of a face apart. */
  private static final float FACES_FIRST = 2;

  private NewModel() {}

  /**
   * A model of random weights only.
   *
   * @param folder made; must be missing or empty
   * @return numbers in the model
   * @throws FileAlreadyExistsException if the folder holds something
   */
  public static long write(Path folder, NewModelShape shape, long seed) throws IOException {
    return write(folder, shape, seed, Optional.empty());
  }

  /**
   * @param folder made; must be missing or empty
   * @param senses the folder of a model of the same shape, of which the towers, what leads from
   *     them to the decoder, and the gate are taken over; the decoder begins anew
   * @return numbers in the model
   * @throws FileAlreadyExistsException if the folder holds something
   * @throws ModelFileException if the other model's weights cannot be read
   * @throws WeightsException if the other model's are of another shape, or missing
   */
  public static long write(Path folder, NewModelShape shape, long seed, Optional<Path> senses)
      throws IOException {
    Path whole = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    if (Files.exists(whole) && !isEmpty(whole)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Path parent = whole.resolveSibling("");
    Files.createDirectories(parent);
    // Beside it first, so that there is a whole model or none.
    Path part = parent.resolve("." + whole.getFileName() + "." + UUID.randomUUID());
    Files.createDirectory(part); // with everybody's usual rights, unlike a temporary one
    try {
      long numbers = fill(part, shape, seed, senses);
      Files.deleteIfExists(whole);
      Files.move(part, whole);
      return numbers;
    } finally {
      remove(part);
    }
  }

  private static boolean isEmpty(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static long fill(Path folder, NewModelShape shape, long seed, Optional<Path> senses)
      throws IOException {
    List<String> labels = EmotionScheme.DFEW.emotions();
    List<String> texts = new ArrayList<>(TeachingTexts.english(labels));
    texts.add("user\nassistant\n" + Prompt.THINK_AND_ANSWER);
    texts.add("user\nassistant\n" + Prompt.THINK_AND_ANSWER);
    texts.add("user\nassistant\n" + EvidenceText.QUESTION);
    texts.add("user\nassistant\n" + EvidenceText.QUESTION);
    int tokens =
        NewTokenizer.writeBytePairs(
            folder, texts, shape.tokens, List.of(END, ChatTemplate.START, ChatTemplate.END));
    int words =
        NewTokenizer.writeWordPieces(
            folder.resolve("bert-base-uncased"),
            List.of(Prompt.THINK_AND_ANSWER, EvidenceText.QUESTION, String.join(" ", labels)));
    write(folder.resolve("config.json"), config(shape, tokens));
    write(folder.resolve("tower_configs.json"), towers(shape, words));
    write(folder.resolve("generation_config.json"), generation(tokens));
    write(
        folder.resolve("tokenizer_config.json"),
        JSON.createObjectNode()
            .put("tokenizer_class", "Qwen2Tokenizer")
            .put("eos_token", ChatTemplate.END)
            .put("pad_token", END)
            .put("chat_template", TEMPLATE));
    if (senses.isEmpty()) {
      return weights(folder, ConfigFile.read(folder), seed, new MemoryTensors());
    }
    try (Checkpoint other = Checkpoint.open(senses.get())) {
      return weights(folder, ConfigFile.read(folder), seed, ConvertedTensors.widened(other));
    }
  }

  private static void write(Path file, ObjectNode node) throws IOException {
    Files.writeString(file, node.toPrettyString() + "\n");
  }

  private static ObjectNode config(NewModelShape shape, int tokens) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("architectures").add("HumanOmniQwen2ForCausalLM");
    return node.put("model_type", "HumanOmni_qwen2")
        .put("hidden_act", "silu")
        .put("torch_dtype", "float32")
        .put("hidden_size", shape.hidden)
        .put("intermediate_size", shape.wide)
        .put("num_hidden_layers", shape.layers)
        .put("num_attention_heads", shape.heads)
        .put("num_key_value_heads", shape.keyHeads)
        .put("vocab_size", tokens)
        .put("max_position_embeddings", POSITIONS)
        .put("rope_theta", 10_000.0)
        .put("rms_norm_eps", 1e-6)
        .put("tie_word_embeddings", true)
        .put("bos_token_id", tokens - 3)
        .put("eos_token_id", tokens - 1)
        .put("mm_vision_tower", "own/siglip")
        .put("mm_audio_tower", "own/whisper")
        .put("mm_projector_type", "all_in_one_small")
        .put("mm_audio_projector_type", "mlp2x_gelu")
        .put("mm_hidden_size", shape.senses.width())
        .put("mm_vision_select_layer", -1)
        .put("mm_vision_select_feature", "patch")
        .put("num_frames", shape.senses.frames())
        .put("mm_use_x_start_end", false)
        .put("mm_face_crops", shape.senses.faceCrops());
  }

  private static ObjectNode towers(NewModelShape shape, int words) {
    NewModelShape.Senses senses = shape.senses;
    ObjectNode node = JSON.createObjectNode();
    node.putObject("siglip")
        .put("hidden_size", senses.width())
        .put("intermediate_size", senses.wide())
        .put("num_hidden_layers", senses.layers())
        .put("num_attention_heads", senses.heads())
        .put("image_size", senses.size())
        .put("patch_size", senses.patch());
    node.putObject("whisper")
        .put("d_model", senses.soundWidth())
        .put("encoder_layers", senses.soundLayers())
        .put("encoder_attention_heads", senses.heads())
        .put("encoder_ffn_dim", senses.soundWide())
        .put("num_mel_bins", senses.melBins())
        .put("max_source_positions", senses.soundPositions())
        .put("activation_function", "gelu");
    node.putObject("bert")
        .put("hidden_size", senses.width() / 2)
        .put("num_hidden_layers", 1)
        .put("num_attention_heads", 2)
        .put("intermediate_size", senses.width())
        .put("vocab_size", words)
        .put("max_position_embeddings", QUESTION_TOKENS);
    return node;
  }

  private static ObjectNode generation(int tokens) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("eos_token_id").add(tokens - 1).add(tokens - 3);
    return node.put("do_sample", true).put("temperature", 1.0);
  }

  /**
   * @param senses has the weights of the senses in float32, or nothing
   */
  private static long weights(Path folder, ModelConfig config, long seed, TensorSource senses)
      throws IOException {
    if (!(config instanceof HumanOmniConfig omni)) {
      throw new IllegalStateException("another family: " + config);
    }
    MemoryTensors tensors = new MemoryTensors();
    Map<String, List<Long>> shapes =
        new LinkedHashMap<>(WeightCheck.shapes(config, new MemoryTensors()));
    long width = omni.towers().vision().hidden();
    for (String end : List.of("weight", "bias")) { // in the files of SigLIP, though not used
      shapes.put("model.vision_tower.vision_tower.post_layernorm." + end, List.of(width));
    }
    SplittableRandom random = new SplittableRandom(seed);
    long numbers = 0;
    long unknown = Math.max(8, omni.decoder().hidden() / 4);
    for (Map.Entry<String, List<Long>> each : shapes.entrySet()) {
      long[] sizes =
          each.getValue().stream().mapToLong(size -> size < 0 ? unknown : size).toArray();
      TensorInfo info = new TensorInfo(each.getKey(), TensorType.F32, sizes);
      // Drawn even where they are not used: a decoder follows from the seed alone.
      float[] values = values(info, omni.decoder().layers(), random.split());
      numbers += values.length;
      tensors.add(
          info,
          senses.names().isEmpty() || ofDecoder(info.name())
              ? MemorySegment.ofArray(values)
              : taken(info, senses));
    }
    SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, Map.of("format", "pt"));
    return numbers;
  }

  private static boolean ofDecoder(String name) {
    return DECODER.stream().anyMatch(name::startsWith);
  }

  private static MemorySegment taken(TensorInfo wanted, TensorSource from) throws WeightsException {
    Tensors.requireShape(from, wanted.name(), wanted.shapeArray());
    TensorType type = from.info(wanted.name()).type();
    if (type != wanted.type()) {
      throw new WeightsException(WeightsException.Fault.UNUSABLE_TYPE, wanted.name(), type.name());
    }
    return from.bytes(wanted.name());
  }

  private static float[] values(TensorInfo info, int layers, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(info.elements())];
    String name = info.name();
    if (name.endsWith("bert_gate.2.bias")) {
      return new float[] {0, 0, FACES_FIRST};
    }
    if (info.shape().size() == 1) {
      boolean norm = name.endsWith("weight");
      Arrays.fill(values, norm ? 1 : 0);
      return values;
    }
    if (name.endsWith("patch_embedding.weight")) {
      return FirstSight.filters((int) info.size(0), (int) info.size(3));
    }
    if (name.endsWith("vision_tower.embeddings.position_embedding.weight")) {
      return FirstSight.places((int) Math.sqrt(info.size(0)), (int) info.size(1));
    }
    double spread = spread(info, layers);
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (spread * random.nextGaussian());
    }
    return values;
  }

  /**
   * Standard deviation of first values: 0.02 in the decoder and for whatever is looked up; what
   * adds to the decoder's stream less (GPT-2); 1/√inputs between the senses and the decoder, so
   * that what they say is not lost on the way.
   */
  private static double spread(TensorInfo info, int layers) {
    String name = info.name();
    if (name.startsWith("model.layers.")) {
      boolean adds = name.contains("o_proj") || name.contains("down_proj");
      return adds
          ? SPREAD / Math.sqrt(2.0 * layers)
          : Math.max(SPREAD, 0.5 / Math.sqrt(info.size(1)));
    }
    if (name.contains("embed") && info.shape().size() < PATCH_AXES) {
      return SPREAD;
    }
    double inputs = (double) info.elements() / info.size(0);
    return 1 / Math.sqrt(inputs);
  }
}
