package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.vector.VectorDecoder;

/** Reads one position of each row at a time, the last of the prompts first. */
sealed interface Steps extends AutoCloseable permits GraphSteps, VectorSteps {

  /**
   * What follows a position.
   *
   * @param logits [rows, vocabulary], valid until the next is read
   * @param looks where each row looked, if that is kept
   */
  record Step(NDArray logits, Optional<AttentionRows> looks) {}

  /**
   * @param prompts of which all but the last position was read
   * @param room places that may be filled
   */
  static Steps after(Prompts prompts, Qwen2 decoder, int room, Detail attention) {
    Optional<VectorDecoder> vectors =
        decoder.fasterByVectors()
            ? decoder.vectors(prompts.length() - 1, prompts.paddings())
            : Optional.empty();
    return vectors
        .<Steps>map(quick -> new VectorSteps(quick, decoder, prompts, attention))
        .orElseGet(() -> new GraphSteps(decoder, prompts, room, attention));
  }

  /** Reads the next position. */
  Step read(NDManager scope);

  /**
   * Says what stands at the position after it.
   *
   * @param ids [rows, 1]
   */
  void follow(NDArray ids);

  @Override
  void close();
}
