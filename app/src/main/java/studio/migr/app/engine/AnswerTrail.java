package studio.migr.app.engine;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.migr.app.player.ClipSource;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.work.Work;

/** How an answer came about, as far as it is written. Lives on the JavaFX thread. */
public final class AnswerTrail {
  private final String model;
  private final PositionMap map;
  private final ClipTimes times;
  private final Memory memory;
  private final ObservableList<AnswerToken> tokens = FXCollections.observableArrayList();

  /** Knows where the model looked. */
  @FunctionalInterface
  public interface Memory {
    /**
     * Of some tokens, on a thread of the caller's; empty if it has forgotten.
     *
     * @param to behind the last of them
     */
    List<TokenAttention> looks(int from, int to, Work work) throws Exception;

    /** Of the first tokens, as far as that needs no waiting. */
    default List<TokenAttention> atHand() {
      return List.of();
    }
  }

  /**
   * @param model who wrote it
   * @param map what the positions of the prompt stand for
   * @param times of the clip that was asked about
   */
  public AnswerTrail(String model, PositionMap map, ClipTimes times, Memory memory) {
    this.model = model;
    this.map = map;
    this.times = times;
    this.memory = memory;
  }

  /**
   * As {@link #AnswerTrail(String, PositionMap, ClipTimes, Memory)}.
   *
   * @param frames how many pictures of the clip the model saw
   */
  public static AnswerTrail about(
      ClipSource clip, int frames, String model, PositionMap map, Memory memory) {
    return new AnswerTrail(model, map, PromptPlaces.times(clip, frames), memory);
  }

  public Memory memory() {
    return memory;
  }

  public String model() {
    return model;
  }

  public PositionMap map() {
    return map;
  }

  public ClipTimes times() {
    return times;
  }

  /** Grows while it is written. */
  public ObservableList<AnswerToken> tokens() {
    return tokens;
  }

  /** One more token. */
  public void add(int index, String text, double logProbability) {
    int start = tokens.isEmpty() ? 0 : tokens.getLast().end();
    tokens.add(new AnswerToken(index, text, start, logProbability));
  }
}
