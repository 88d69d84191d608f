package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/**
 * What a model saw and heard of a clip for one question, ready to be put into prompts. Owns native
 * memory; close it before its model.
 */
public final class Perception implements AutoCloseable {
  private final NDManager scope;
  private final Optional<NDArray> video;
  private final Optional<NDArray> audio;
  private final int frames;

  /**
   * @param video [tokens, hidden]
   * @param audio [tokens, hidden]
   * @param frames how many frames the video's tokens are of
   */
  Perception(NDManager scope, Optional<NDArray> video, Optional<NDArray> audio, int frames) {
    this.scope = scope;
    this.video = video;
    this.audio = audio;
    this.frames = frames;
  }

  Optional<NDArray> video() {
    return video;
  }

  Optional<NDArray> audio() {
    return audio;
  }

  int frames() {
    return frames;
  }

  @Override
  public void close() {
    scope.close();
  }
}
