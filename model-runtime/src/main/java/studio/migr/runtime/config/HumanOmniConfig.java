package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/**
 * What HumanOmni, R1-Omni and MIGR are made of: a Qwen2 decoder, a picture and a sound encoder, a
 * text encoder that weighs three ways of seeing a frame, and the projectors between them.
 *
 * @param visionWidth width of what the projector takes from the picture encoder
 * @param visionLayer which hidden state of the picture encoder is taken, counted from the end: −2
 *     is the last but one
 * @param frames how many frames of a clip the model sees
 * @param wrapped whether {@code <vi_start>} and the like stand around the places of picture and
 *     sound in the prompt
 * @param faceCrops whether its pictures are cut to the face; a field of ours, {@code
 *     mm_face_crops}, that no published model has
 * @see <a href="https://arxiv.org/abs/2501.15111">HumanOmni</a>
 */
public record HumanOmniConfig(
    Qwen2Config decoder,
    Towers towers,
    Projector projector,
    int visionWidth,
    int visionLayer,
    int frames,
    boolean wrapped,
    boolean faceCrops)
    implements ModelConfig {

  /**
   * @throws FieldException if the parts do not go together
   */
  public HumanOmniConfig {
    if (visionWidth != towers.vision().hidden()) {
      throw FieldException.bad("mm_hidden_size", visionWidth);
    }
    // Only counting from the end is used in this family; the last but one leaves a layer out.
    Require.between("mm_vision_select_layer", visionLayer, -towers.vision().layers() - 1, -1);
    Require.between("num_frames", frames, 1, 1024);
  }

  @Override
  public Optional<TensorType> dataType() {
    return decoder.dataType();
  }

  static HumanOmniConfig of(JsonFields config, Towers towers) {
    config.require("mm_audio_projector_type", "mlp2x_gelu");
    config.require("mm_vision_select_feature", "patch");
    return new HumanOmniConfig(
        Qwen2Config.of(config),
        towers,
        Projector.of(config.text("mm_projector_type")),
        config.integer("mm_hidden_size"),
        config.integer("mm_vision_select_layer", -2),
        config.integer("num_frames", 8),
        config.flag("mm_use_x_start_end", false),
        config.flag("mm_face_crops", false));
  }
}
