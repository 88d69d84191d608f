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

  /** A question of so many places, each of which looks at those before it. */
  private double read(double places) {
    return 2 * layers * places + attention(places, places / 2);
  }

  /** A group's answers behind it, all tokens of which are scored. */
  private double answers(int group, double question, double answer) {
    double one = 2 * layers * answer + attention(answer, question + answer / 2) + 2 * head * answer;
    return group * one;
  }

  private double attention(double places, double seen) {
    return 4 * places * seen * decoder.heads() * decoder.headSize() * decoder.layers();
  }

  /** Drawing a group's answers: the question is seen, heard and read once. */
  double rollouts(int group, double question, double answer) {
    return reference(group, question, answer);
  }

  /** Scoring a group's answers once without learning: the question is there once, too. */
  double reference(int group, double question, double answer) {
    return senses + read(question) + answers(group, question, answer);
  }

  /**
   * Learning from a group's answers once: forwards, and backwards twice as much where weights are
   * learnt, once where only adapters beside them are.
   */
  double learning(int group, double question, double answer) {
    double decoded = read(question) + answers(group, question, answer);
    return senses + (adapters ? 2 : 3) * decoded;
  }
}
