package studio.migr.runtime.family;

import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * What HumanOmni's bridge makes of frames. HumanOmni itself keeps a slow and a fast path: of every
 * frame a grid at half the size, then of each fourth from the second the whole grid. R1-Omni's code
 * leaves that step out and keeps the whole grid of every frame. A configuration does not say which;
 * the weights do: whoever has the step saves {@code model.feature_compressor} with them, although
 * nothing is computed with its numbers.
 *
 * @param side tokens along one side of a frame's whole grid
 * @param compressed whether there is a slow and a fast path
 * @see <a href="https://github.com/HumanMLLM/HumanOmni">HumanOmni</a>
 * @see <a href="https://github.com/HumanMLLM/R1-Omni">R1-Omni</a>
 */
public record FrameTokens(int side, boolean compressed) {
  private static final String COMPRESSOR = "model.feature_compressor.";
  private static final int BETWEEN_SLOW = 4;

  /** What the weights of a checkpoint say. */
  public static FrameTokens of(HumanOmniConfig config, TensorSource weights) {
    return new FrameTokens(
        config.projector().side(config.towers().vision().side()),
        weights.names().stream().anyMatch(name -> name.startsWith(COMPRESSOR)));
  }

  /** How many tokens so many frames become. */
  public int count(int frames) {
    int small = compressed ? side / 2 : side;
    int whole = !compressed ? 0 : frames == 1 ? 1 : (frames + 2) / BETWEEN_SLOW;
    return frames * small * small + whole * side * side;
  }

  /**
   * What each token stands for.
   *
   * @param start the position of the first in a prompt
   */
  public List<PositionSpan> spans(int frames, int start) {
    List<PositionSpan> spans = new ArrayList<>();
    int at = start;
    for (int frame = 0; frame < frames; frame++) {
      int of = compressed ? side / 2 : side;
      spans.add(new PositionSpan.Frame(at, frame, of, of));
      at += of * of;
    }
    if (compressed) {
      for (int frame = frames == 1 ? 0 : 1; frame < frames; frame += BETWEEN_SLOW) {
        spans.add(new PositionSpan.Frame(at, frame, side, side));
        at += side * side;
      }
    }
    return spans;
  }
}
