package studio.migr.runtime.adapter;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.SafetensorsFile;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * A folder with {@code adapter_config.json} and {@code adapter_model.safetensors}. Its tensors are
 * read by their names in the file, as {@link LoraPair} has them. May be used by several threads.
 */
public final class LoraAdapter implements TensorSource, AutoCloseable {
  private static final String WEIGHTS = "adapter_model.safetensors";

  private final Path folder;
  private final LoraConfig config;
  private final SafetensorsFile file;
  private final List<LoraPair> pairs;

  private LoraAdapter(Path folder, LoraConfig config, SafetensorsFile file, List<LoraPair> pairs) {
    this.folder = folder;
    this.config = config;
    this.file = file;
    this.pairs = pairs;
  }

  /** Whether a folder holds an adapter, as far as its files' names tell. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(LoraConfigFile.NAME));
  }

  /**
   * @throws ModelFileException if a file is missing, damaged or hostile, or the adapter is of a
   *     kind that is not built
   */
  public static LoraAdapter open(Path folder) throws IOException {
    LoraConfig config = LoraConfigFile.read(folder.resolve(LoraConfigFile.NAME));
    Path weights = folder.resolve(WEIGHTS);
    if (!Files.exists(weights)) {
      throw new ModelFileException(weights, ModelFileFault.MISSING);
    }
    SafetensorsFile file = SafetensorsFile.open(weights);
    try {
      return new LoraAdapter(folder, config, file, LoraNames.pairs(weights, file, config));
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  public Path folder() {
    return folder;
  }

  public LoraConfig config() {
    return config;
  }

  /** One for each module that it changes, in the order of their names. */
  public List<LoraPair> pairs() {
    return pairs;
  }

  /**
   * Whether it can be put on a model.
   *
   * @throws ModelFileException if a module is not there or has other sizes
   */
  public void requireFit(TensorSource base) throws ModelFileException {
    for (LoraPair pair : pairs) {
      if (!base.has(pair.weight())) {
        throw new ModelFileException(folder, ModelFileFault.NO_SUCH_MODULE, pair.module());
      }
      List<Long> shape = base.info(pair.weight()).shape();
      if (!shape.equals(List.of(pair.outputs(), pair.inputs()))) {
        throw new ModelFileException(
            folder,
            ModelFileFault.ADAPTER_SHAPE,
            pair.module(),
            pair.outputs() + "×" + pair.inputs(),
            shape.toString());
      }
    }
  }

  /**
   * Writes an adapter as PEFT does. Each file is replaced as a whole, the weights first.
   *
   * @param tensors by the names that {@link #nameOfA} and {@link #nameOfB} give
   * @throws IllegalArgumentException if they are not a pair for each module, of the ranks that
   *     {@code config} says
   */
  public static void write(Path folder, LoraConfig config, TensorSource tensors)
      throws IOException {
    Path weights = folder.resolve(WEIGHTS);
    try {
      LoraNames.pairs(weights, tensors, config);
    } catch (ModelFileException e) {
      throw new IllegalArgumentException(e);
    }
    SafetensorsWriter.write(weights, tensors, Map.of("format", "pt"));
    LoraConfigFile.write(folder.resolve(LoraConfigFile.NAME), config);
  }

  /** Name of a module's A in an adapter's file. */
  public static String nameOfA(String module) {
    return LoraNames.PREFIX + module + LoraNames.A;
  }

  /** Name of a module's B in an adapter's file. */
  public static String nameOfB(String module) {
    return LoraNames.PREFIX + module + LoraNames.B;
  }

  @Override
  public Set<String> names() {
    return file.names();
  }

  @Override
  public TensorInfo info(String name) {
    return file.info(name);
  }

  @Override
  public MemorySegment bytes(String name) {
    return file.bytes(name);
  }

  @Override
  public void close() {
    file.close();
  }
}
