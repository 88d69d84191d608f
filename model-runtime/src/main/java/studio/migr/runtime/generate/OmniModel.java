package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.family.HumanOmni;

/** Answers with HumanOmni or a model made from it, about what it sees and hears. */
public final class OmniModel extends DecoderModel {
  private final HumanOmni model;

  /** Owns the model from here on. */
  public OmniModel(HumanOmni model) {
    super(model.decoder());
    this.model = model;
  }

  public HumanOmniConfig config() {
    return model.config();
  }

  /**
   * Sees and hears.
   *
   * @param frames pictures one after the other, as {@link
   *     studio.migr.runtime.features.PictureInput} makes them; absent if nothing is to be seen
   * @param mel a spectrogram as {@link studio.migr.runtime.features.LogMel} makes it, of as many
   *     steps as the tower takes; absent if nothing is to be heard
   * @param question the question in the tokens of the gate, with its first and last mark; not empty
   *     if there are frames
   */
  public Perception perceive(Optional<float[]> frames, Optional<float[]> mel, long[] question) {
    NDManager scope = model.decoder().newScope();
    try (NDManager passing = model.decoder().newScope()) {
      SiglipConfig vision = model.config().towers().vision();
      int plane = 3 * vision.imageSize() * vision.imageSize();
      int count = frames.map(all -> all.length / plane).orElse(0);
      Optional<NDArray> video =
          frames.map(
              all -> {
                Shape shape = new Shape(count, 3, vision.imageSize(), vision.imageSize());
                NDArray ids = passing.create(question, new Shape(1, question.length));
                NDArray branches = model.branches(passing, ids);
                return model.see(scope, passing.create(all, shape), branches);
              });
      Optional<NDArray> audio =
          mel.map(
              all -> {
                WhisperConfig hearing = model.config().towers().audio();
                Shape shape = new Shape(1, hearing.melBins(), hearing.steps());
                return model.hear(scope, passing.create(all, shape));
              });
      return new Perception(scope, video, audio, model.frameTokens(), count);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void close() {
    super.close();
    model.close();
  }
}
