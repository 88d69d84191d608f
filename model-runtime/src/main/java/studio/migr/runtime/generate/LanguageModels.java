package studio.migr.runtime.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.inspect.WeightCheck;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.work.Work;

/** Loads models that answer from the folders that people have. */
public final class LanguageModels {
  private LanguageModels() {}

  /**
   * Loads a model: a {@link DecoderModel} for words alone, an {@link OmniModel} with senses.
   *
   * @param adapter a folder with a LoRA adapter, which is put beside the decoder's weights
   * @param placement where the decoder computes; the towers compute there, too, by the plain
   *     operator
   * @param work told how many weights of each part are loaded
   * @throws ModelFileException if the folder holds no model that answers, or a damaged one
   * @throws WeightsException if its weights do not make the model that it describes
   * @throws studio.migr.runtime.graph.LibtorchException if no libtorch can be used
   */
  public static LanguageModel open(
      Path folder, Optional<Path> adapter, Placement placement, Work work) throws IOException {
    ModelConfig config = ConfigFile.read(folder);
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      WeightCheck.require(folder, config, checkpoint);
      if (adapter.isEmpty()) {
        return load(config, checkpoint, Optional.empty(), placement, work);
      }
      try (LoraAdapter beside = LoraAdapter.open(adapter.get())) {
        beside.requireFit(checkpoint);
        return load(config, checkpoint, Optional.of(beside), placement, work);
      }
    }
  }

  private static LanguageModel load(
      ModelConfig config,
      Checkpoint checkpoint,
      Optional<LoraAdapter> adapter,
      Placement placement,
      Work work)
      throws IOException {
    return switch (config) {
      case Qwen2Config words -> {
        Qwen2 decoder = Qwen2.load(words, checkpoint, placement, work);
        put(adapter, decoder, decoder);
        yield warm(new DecoderModel(decoder));
      }
      case HumanOmniConfig omni -> {
        Placement towers =
            new Placement(placement.device(), placement.precision(), LinearOperator.PLAIN);
        HumanOmni model = HumanOmni.load(omni, checkpoint, towers, placement, work);
        put(adapter, model.decoder(), model);
        yield warm(new OmniModel(model));
      }
      case SiglipConfig _, WhisperConfig _, BertConfig _ ->
          throw new ModelFileException(
              checkpoint.folder(),
              ModelFileFault.UNKNOWN_FAMILY,
              config.getClass().getSimpleName());
    };
  }

  private static LanguageModel warm(DecoderModel model) {
    try {
      model.warmUp();
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static void put(
      Optional<LoraAdapter> adapter, Qwen2 decoder, AutoCloseable closedOnFailure)
      throws IOException {
    if (adapter.isEmpty()) {
      return;
    }
    try {
      decoder.put(adapter.get());
    } catch (Throwable e) {
      try {
        closedOnFailure.close();
      } catch (Exception closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }
}
