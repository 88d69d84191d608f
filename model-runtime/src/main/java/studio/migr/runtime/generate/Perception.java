package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.family.FrameTokens;

/**
 * What a model saw and heard of a clip for one question, ready to be put into prompts. Owns native
 * memory; close it before its model.
 */
public final class Perception implements AutoCloseable {
  private final NDManager scope;
  private final Optional<NDArray> video;
  private final Optional<NDArray> audio;
  private final FrameTokens tokens;
  private final int frames;

  /**
   * @param video [tokens, hidden]
   * @param audio [tokens, hidden]
   * @param tokens what the video's tokens stand for
   * @param frames how many frames they are of
   */
  Perception(
      NDManager scope,
      Optional<NDArray> video,
      Optional<NDArray> audio,
      FrameTokens tokens,
      int frames) {
    this.scope = scope;
    this.video = video;
    this.audio = audio;
    this.tokens = tokens;
    this.frames = frames;
  }

  Optional<NDArray> video() {
    return video;
  }

  Optional<NDArray> audio() {
    return audio;
  }

  /** What the video's tokens stand for where the first of them is at {@code start}. */
  List<PositionSpan> frames(int start) {
    return tokens.spans(frames, start);
  }

  @Override
  public void close() {
    scope.close();
  }
}
