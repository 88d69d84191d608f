package studio.migr.runtime.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.work.Work;

/** Finds the models that an adapter can be put beside, by the headers of their weights alone. */
public final class AdapterBases {
  private AdapterBases() {}

  /**
   * @param models folders that may hold a model
   * @return those whose decoder has all that the adapter changes, in the same sizes: first the one
   *     that it says it was trained on
   * @throws IOException if the adapter cannot be read; a model that cannot is left out
   */
  public static List<Path> of(Path folder, List<Path> models, Work work) throws IOException {
    try (LoraAdapter adapter = LoraAdapter.open(folder)) {
      List<Path> fitting = new ArrayList<>();
      for (Path model : models) {
        work.check();
        if (fits(adapter, model)) {
          fitting.add(model);
        }
      }
      String trainedOn = adapter.config().base().map(AdapterBases::lastPart).orElse("");
      fitting.sort(
          Comparator.comparing(model -> !lastPart(model.toString()).equalsIgnoreCase(trainedOn)));
      return fitting;
    }
  }

  private static boolean fits(LoraAdapter adapter, Path model) {
    try {
      ModelConfig config = ConfigFile.read(model);
      if (!(config instanceof Qwen2Config || config instanceof HumanOmniConfig)) {
        return false;
      }
      try (Checkpoint weights = Checkpoint.open(model)) {
        adapter.requireFit(weights);
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static String lastPart(String path) {
    String[] parts = path.split("[/\\\\]+");
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }
}
