package studio.migr.runtime.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.safetensors.TensorType;

/**
 * What a folder holds.
 *
 * @param parameters numbers in its weights; none if they could not be read
 * @param dataType in which most of them are kept
 * @param layers of the decoder, or of the encoder if it is one
 * @param context most tokens that it reads at once
 * @param vocabulary tokens that it knows, where it reads text
 * @param adapters in the folder or in folders of it
 * @param loadable whether the weights are whole and of kinds that can be computed with
 * @param problems what is missing or wrong, in the order found
 */
public record ModelReport(
    Path folder,
    Family family,
    OptionalLong parameters,
    Optional<TensorType> dataType,
    OptionalInt layers,
    OptionalInt context,
    OptionalInt vocabulary,
    List<AdapterReport> adapters,
    Optional<MemoryNeed> memory,
    boolean loadable,
    List<ModelFileException> problems) {
  public ModelReport {
    adapters = List.copyOf(adapters);
    problems = List.copyOf(problems);
  }
}
