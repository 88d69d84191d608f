package studio.migr.runtime.speed;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * What it takes to look where a decoder looked at every position of a given text.
 *
 * @param seconds for the whole text
 * @param peakBytes the most memory that the process held beyond the decoder's weights, Java and the
 *     libraries counted in; empty if the system does not say
 */
public record TraceCost(double seconds, OptionalLong peakBytes) {

  /**
   * Reads a text of so many positions, with the attention of every layer.
   *
   * @param positions at least 2
   */
  public static TraceCost measure(
      Qwen2Config config, TensorSource weights, Placement placement, int positions, Work work)
      throws WeightsException {
    try (DecoderModel model =
        new DecoderModel(Qwen2.load(config, weights, placement, Work.UNWATCHED))) {
      SplittableRandom random = new SplittableRandom(3);
      long[] text = random.longs(positions - 1L, 0, config.vocabulary()).toArray();
      Question question = Question.of(new Prompt(List.of(0L)));
      boolean counted = ProcessMemory.forgetPeak();
      long start = System.nanoTime();
      model.trace(question, text, Detail.LAYERS, token -> {}, work);
      double seconds = (System.nanoTime() - start) / 1e9;
      OptionalLong most = counted ? ProcessMemory.peak() : OptionalLong.empty();
      long held = DecoderBytes.held(config, weights, placement);
      return new TraceCost(
          seconds,
          most.isPresent() ? OptionalLong.of(most.getAsLong() - held) : OptionalLong.empty());
    }
  }
}
