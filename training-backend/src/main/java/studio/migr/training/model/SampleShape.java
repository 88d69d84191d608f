package studio.migr.training.model;

import java.util.Optional;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.FrameTokens;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * How large the parts of an example are for a model.
 *
 * @param hidden width of the decoder
 * @param omni the sizes of a model with senses; empty for words alone
 * @param frameTokens what its frames become
 */
public record SampleShape(
    int hidden, Optional<HumanOmniConfig> omni, Optional<FrameTokens> frameTokens) {

  /**
   * @param weights say what frames become
   * @throws IllegalArgumentException if it is the configuration of a tower
   */
  public static SampleShape of(ModelConfig config, TensorSource weights) {
    return switch (config) {
      case HumanOmniConfig omni ->
          new SampleShape(
              omni.decoder().hidden(),
              Optional.of(omni),
              Optional.of(FrameTokens.of(omni, weights)));
      case Qwen2Config words -> new SampleShape(words.hidden(), Optional.empty(), Optional.empty());
      default -> throw new IllegalArgumentException("no model that answers: " + config);
    };
  }

  /** Pixels of a side of a frame. */
  public int imageSize() {
    return omni.map(config -> config.towers().vision().imageSize()).orElse(1);
  }

  /** Numbers of one frame. */
  public int frameNumbers() {
    return 3 * imageSize() * imageSize();
  }

  public int melBins() {
    return omni.map(config -> config.towers().audio().melBins()).orElse(1);
  }

  /** Steps of 10 ms of a spectrogram. */
  public int melSteps() {
    return omni.map(config -> config.towers().audio().steps()).orElse(1);
  }

  /** Tokens that the frames of a clip become. */
  int frameTokens(ClipFeatures clip) {
    return clip.frames()
        .flatMap(frames -> frameTokens.map(of -> of.count(frames.length / frameNumbers())))
        .orElse(0);
  }

  /** Tokens that the sound of a clip becomes. */
  int soundTokens(ClipFeatures clip) {
    return clip.mel().flatMap(mel -> omni.map(HumanOmni::soundTokens)).orElse(0);
  }

  /** Places that an example takes up. */
  public int length(Example example) {
    int length = example.completion().length;
    for (long id : example.prompt().ids()) {
      length += id < 0 ? features(example.clip(), id) : 1;
    }
    return length;
  }

  int features(ClipFeatures clip, long id) {
    int tokens = id == Place.VIDEO.id() ? frameTokens(clip) : soundTokens(clip);
    if (tokens == 0) {
      throw new IllegalArgumentException("a prompt for what is not there: " + id);
    }
    return tokens;
  }
}
