package studio.migr.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;

/** How the files that hold a model's weights are called. */
final class WeightFiles {
  static final String WHOLE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  /** Endings of PyTorch's own files: programs in disguise, and never read. */
  private static final List<String> PICKLES = List.of(".bin", ".pt", ".pth", ".ckpt");

  private WeightFiles() {}

  /** Why a folder cannot be opened, by what is there instead. */
  static ModelFileException noneIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return new ModelFileException(folder, ModelFileFault.MISSING);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> PICKLES.stream().anyMatch(name::endsWith))
          .sorted()
          .findFirst()
          .map(name -> new ModelFileException(folder, ModelFileFault.PICKLED, name))
          .orElseGet(() -> new ModelFileException(folder, ModelFileFault.NO_WEIGHTS));
    } catch (NotDirectoryException e) {
      return new ModelFileException(folder, ModelFileFault.NO_WEIGHTS);
    }
  }
}
