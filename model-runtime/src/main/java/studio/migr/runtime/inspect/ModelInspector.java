package studio.migr.runtime.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.GenerationDefaults;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.tokenizer.BertTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;

/** Looks at a model's folder: reads headers and small files, and loads nothing. */
public final class ModelInspector {
  /** Folders inside a model's folder that are looked at for adapters. */
  private static final int MOST_FOLDERS = 200;

  private final Path folder;
  private final long machineMemory;
  private final List<ModelFileException> problems = new ArrayList<>();

  private ModelInspector(Path folder, long machineMemory) {
    this.folder = folder;
    this.machineMemory = machineMemory;
  }

  /**
   * @param machineMemory bytes of memory in this machine
   * @throws ModelFileException if the folder holds neither a model nor an adapter that can be
   *     described
   */
  public static ModelReport inspect(Path folder, long machineMemory) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ModelFileException(folder, ModelFileFault.MISSING);
    }
    boolean alone = LoraAdapter.isIn(folder) && !Files.exists(folder.resolve(ConfigFile.NAME));
    ModelInspector inspector = new ModelInspector(folder, machineMemory);
    return alone ? inspector.adapter() : inspector.model();
  }

  private ModelReport adapter() throws IOException {
    try (LoraAdapter adapter = LoraAdapter.open(folder)) {
      AdapterReport report = AdapterReport.of(adapter);
      return new ModelReport(
          folder,
          Family.LORA,
          OptionalLong.of(report.parameters()),
          mainType(adapter),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of(report),
          Optional.empty(),
          true,
          problems);
    }
  }

  private ModelReport model() throws IOException {
    ModelConfig config = ConfigFile.read(folder);
    OptionalLong parameters = OptionalLong.empty();
    Optional<TensorType> type = config.dataType();
    Optional<MemoryNeed> memory = Optional.empty();
    List<AdapterReport> adapters = List.of();
    try (Checkpoint weights = Checkpoint.open(folder)) {
      WeightCheck.problems(folder, config, weights).forEach(problems::add);
      parameters = OptionalLong.of(elements(weights));
      type = mainType(weights);
      MemoryNeed need = MemoryNeed.of(config, weights, type.orElse(TensorType.F32));
      requireMemory(need);
      memory = Optional.of(need);
      adapters = adapters(Optional.of(weights));
    } catch (ModelFileException e) {
      problems.add(e);
      adapters = adapters(Optional.empty());
    }
    boolean loadable = problems.stream().noneMatch(ModelInspector::preventsLoading);
    checkText(config);
    return new ModelReport(
        folder,
        Family.of(config),
        parameters,
        type,
        OptionalInt.of(Family.layers(config)),
        OptionalInt.of(Family.context(config)),
        Family.vocabulary(config),
        adapters,
        memory,
        loadable,
        problems);
  }

  private static boolean preventsLoading(ModelFileException problem) {
    return switch (problem.fault()) {
      case LITTLE_MEMORY, NO_SUCH_MODULE, ADAPTER_SHAPE -> false;
      default -> !problem.file().getFileName().toString().startsWith("adapter_");
    };
  }

  private static long elements(TensorSource tensors) {
    return tensors.names().stream().mapToLong(name -> tensors.info(name).elements()).sum();
  }

  private static Optional<TensorType> mainType(TensorSource tensors) {
    Map<TensorType, Long> share = new EnumMap<>(TensorType.class);
    for (String name : tensors.names()) {
      share.merge(tensors.info(name).type(), tensors.info(name).elements(), Long::sum);
    }
    return share.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private void requireMemory(MemoryNeed need) {
    long least = need.byType().values().stream().mapToLong(Long::longValue).min().orElse(0);
    if (least > machineMemory) {
      problems.add(
          new ModelFileException(
              folder, ModelFileFault.LITTLE_MEMORY, gigabytes(least), gigabytes(machineMemory)));
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
  }

  private List<AdapterReport> adapters(Optional<TensorSource> weights) throws IOException {
    List<Path> places = new ArrayList<>(List.of(folder));
    try (Stream<Path> inside = Files.list(folder)) {
      inside.filter(Files::isDirectory).sorted().limit(MOST_FOLDERS).forEach(places::add);
    }
    List<AdapterReport> reports = new ArrayList<>();
    for (Path place : places) {
      if (LoraAdapter.isIn(place)) {
        try (LoraAdapter adapter = LoraAdapter.open(place)) {
          reports.add(AdapterReport.of(adapter));
          if (weights.isPresent()) {
            adapter.requireFit(weights.get());
          }
        } catch (ModelFileException e) {
          problems.add(e);
        }
      }
    }
    return reports;
  }

  private void checkText(ModelConfig config) throws IOException {
    if (config instanceof Qwen2Config qwen) {
      checkTokenizer(qwen);
    } else if (config instanceof HumanOmniConfig whole) {
      checkTokenizer(whole.decoder());
      checkQuestions(whole);
    }
  }

  private void checkTokenizer(Qwen2Config config) throws IOException {
    try {
      GenerationDefaults.read(folder, config);
      ChatTemplate.read(folder);
      requireKnown(folder, TextTokenizer.sizeIn(folder), config.vocabulary());
    } catch (ModelFileException e) {
      problems.add(e);
    }
  }

  private void checkQuestions(HumanOmniConfig config) throws IOException {
    Optional<Path> bert = BertTokenizer.find(folder);
    if (bert.isEmpty()) {
      problems.add(new ModelFileException(folder, ModelFileFault.NO_BERT));
      return;
    }
    try {
      requireKnown(
          bert.get(), BertTokenizer.sizeIn(bert.get()), config.towers().text().vocabulary());
    } catch (ModelFileException e) {
      problems.add(e);
    }
  }

  private static void requireKnown(Path place, int tokens, int vocabulary)
      throws ModelFileException {
    if (tokens > vocabulary) {
      throw new ModelFileException(
          place,
          ModelFileFault.TOO_MANY_TOKENS,
          Integer.toString(tokens),
          Integer.toString(vocabulary));
    }
  }
}
