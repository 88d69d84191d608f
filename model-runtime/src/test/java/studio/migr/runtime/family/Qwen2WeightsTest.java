package studio.migr.runtime.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.work.Work;

/** Weights that do not make the model of the configuration. */
final class Qwen2WeightsTest {
  private static final RandomWeights WEIGHTS = new RandomWeights(config(2, 96, true));

  private static Qwen2Config config(int layers, int wide, boolean tied) {
    return new Qwen2Config(
        320, 64, wide, layers, 4, 2, 2048, 1e4, 1e-6, tied, List.of(), Optional.empty());
  }

  private static void isRefused(Qwen2Config config, WeightsException.Fault fault, String tensor) {
    assertThatThrownBy(() -> Qwen2.load(config, WEIGHTS, Placement.EXACT, Work.UNWATCHED))
        .isInstanceOfSatisfying(
            WeightsException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.tensor()).isEqualTo(tensor);
            });
  }

  @Test
  void aMissingLayerIsNamed() {
    isRefused(
        config(3, 96, true),
        WeightsException.Fault.MISSING,
        "model.layers.2.input_layernorm.weight");
  }

  @Test
  void anOutputThatIsNotTheEmbeddingHasToBeThere() {
    isRefused(config(2, 96, false), WeightsException.Fault.MISSING, "lm_head.weight");
  }

  @Test
  void anotherShapeIsNamed() {
    isRefused(
        config(2, 128, true),
        WeightsException.Fault.OTHER_SHAPE,
        "model.layers.0.mlp.gate_proj.weight");
  }
}
