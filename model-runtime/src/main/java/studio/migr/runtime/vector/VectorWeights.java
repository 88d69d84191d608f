package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A Qwen2 decoder's weights where they lie; {@code qwen2.py} has the shapes.
 *
 * @param embedding a row for each token
 * @param layers the layers, lowest first
 * @param norm the last norm, [hidden] in float32
 * @param head from the last hidden state to a score for each token
 */
public record VectorWeights(Matrix embedding, List<Layer> layers, MemorySegment norm, Matrix head) {

  public VectorWeights {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param attentionNorm [hidden] in float32
   * @param projections to queries, keys and values, one after the other
   * @param output of attention
   * @param forwardNorm [hidden] in float32
   * @param gates gate and up, one after the other
   * @param down back to the hidden size
   */
  public record Layer(
      MemorySegment attentionNorm,
      Linear projections,
      Linear output,
      MemorySegment forwardNorm,
      Linear gates,
      Linear down) {}

  /**
   * @param bias [outputs] in float32, or nothing
   */
  public record Linear(Matrix matrix, MemorySegment bias) {}
}
