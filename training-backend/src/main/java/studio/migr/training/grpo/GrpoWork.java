package studio.migr.training.grpo;

import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.training.model.Trained;

/**
 * Multiplications and additions that a step of learning from own answers takes, in matrix products
 * and attention; everything else is small beside them.
 */
final class GrpoWork {
  private final Qwen2Config decoder;
  private final double layers;
  private final double head;
  private final double senses;
  private final boolean adapters;

  GrpoWork(ModelConfig config, TensorSource weights, Trained trained) {
    this.decoder = config instanceof HumanOmniConfig omni ? omni.decoder() : (Qwen2Config) config;
    double inLayers = 0;
    double vision = 0;
    double hearing = 0;
    for (String name : weights.names()) {
      long numbers = weights.info(name).elements();
      inLayers += name.startsWith("model.layers.") ? numbers : 0;
      vision += name.startsWith("model.vision_tower.") ? numbers : 0;
      hearing += name.startsWith("model.audio_tower.") ? numbers : 0;
    }
    this.layers = inLayers;
    this.head = (double) decoder.vocabulary() * decoder.hidden();
    this.senses = senses(config, vision, hearing);
    this.adapters = trained instanceof Trained.Lora;
  }

  private static double senses(ModelConfig config, double vision, double hearing) {
    if (!(config instanceof HumanOmniConfig omni)) {
      return 0;
    }
    SiglipConfig pictures = omni.towers().vision();
    double patches = (double) pictures.side() * pictures.side() * omni.frames();
    return 2 * (vision * patches + hearing * omni.towers().audio().positions());
  }

  /** A whole text of so many places, of which some are scored. */
  private double read(double places, double scored) {
    double attention = 2 * places * places * decoder.heads() * decoder.headSize();
    return 2 * layers * places + attention * decoder.layers() + 2 * head * scored;
  }

  /** Drawing a group's answers: the question is seen, heard and read once. */
  double rollouts(int group, double question, double answer) {
    double attention = 4 * (question + answer / 2) * decoder.heads() * decoder.headSize();
    return senses
        + read(question, 0)
        + group * answer * (2 * layers + 2 * head + attention * decoder.layers());
  }

  /** Scoring a group's answers once without learning. */
  double reference(int group, double question, double answer) {
    return senses + group * read(question + answer, answer);
  }

  /**
   * Learning from a group's answers once: forwards, and backwards twice as much where weights are
   * learnt, once where only adapters beside them are.
   */
  double learning(int group, double question, double answer) {
    return senses + (adapters ? 2 : 3) * group * read(question + answer, answer);
  }
}
