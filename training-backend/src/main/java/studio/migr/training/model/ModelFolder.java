package studio.migr.training.model;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.graph.LiveTensors;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.tokenizer.BertTokenizer;

/** Writes models as others read them: folders in the manner of Hugging Face, adapters as PEFT. */
public final class ModelFolder {
  /** What is no word about a model but its numbers, written anew or left behind. */
  private static final Pattern WEIGHTS =
      Pattern.compile(".*\\.(safetensors|bin|pt|pth|gguf|index\\.json)|adapter_.*|\\..*");

  private static final String BERT = "bert-base-uncased";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFolder() {}

  /**
   * Writes what was trained: the whole model, or its adapters alone. What was not trained is taken
   * from the model's folder.
   *
   * @param precision of the file, float32 or bfloat16
   */
  public static void write(TrainableModel model, Precision precision, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Optional<LoraConfig> lora = model.adapterConfig();
    if (lora.isPresent()) {
      LoraAdapter.write(folder, lora.get(), in(precision, model.adapters()));
      return;
    }
    try (Checkpoint before = Checkpoint.open(model.folder());
        NDManager scope = model.newScope()) {
      write(model.folder(), new LiveTensors(model.parameters(scope), before), precision, folder);
    }
  }

  /**
   * Writes a model's weights, and beside them what else its folder said of it.
   *
   * @param from the folder of the model that it was trained from
   */
  public static void write(Path from, TensorSource weights, Precision precision, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    copyWords(from, folder);
    Optional<Path> bert = BertTokenizer.find(from);
    if (bert.isPresent() && !Files.exists(folder.resolve(BERT))) {
      Files.createDirectories(folder.resolve(BERT));
      copyWords(bert.get(), folder.resolve(BERT));
    }
    sayPrecision(folder.resolve(ConfigFile.NAME), precision);
    SafetensorsWriter.write(
        folder.resolve("model.safetensors"), in(precision, weights), Map.of("format", "pt"));
  }

  private static TensorSource in(Precision precision, TensorSource exact) {
    return switch (precision) {
      case FLOAT32 -> ConvertedTensors.widened(exact);
      case BFLOAT16 -> ConvertedTensors.rounded(ConvertedTensors.widened(exact));
      case FLOAT16 -> throw new IllegalArgumentException("weights are not saved in float16");
    };
  }

  /** Configurations and tokenizers, in the folder and one below. */
  private static void copyWords(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.walk(from, 2)) {
      files =
          entries
              .filter(Files::isRegularFile)
              .filter(file -> !WEIGHTS.matcher(file.getFileName().toString()).matches())
              .filter(file -> !from.relativize(file).getName(0).toString().startsWith("."))
              .toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.toAbsolutePath().getParent());
      Files.deleteIfExists(copy);
      Files.write(copy, Files.readAllBytes(file));
    }
  }

  private static void sayPrecision(Path config, Precision precision) throws IOException {
    ObjectNode words = StrictJson.object(config);
    String key = words.has("dtype") ? "dtype" : "torch_dtype";
    words.put(key, precision == Precision.FLOAT32 ? "float32" : "bfloat16");
    Files.writeString(
        config, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(words) + "\n");
  }
}
