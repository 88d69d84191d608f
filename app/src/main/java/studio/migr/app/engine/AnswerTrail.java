package studio.migr.app.engine;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;

/** How an answer came about, as far as it is written. Lives on the JavaFX thread. */
public final class AnswerTrail {
  private final String id;
  private final String model;
  private final PositionMap map;
  private final ClipTimes times;
  private final ObservableList<AnswerToken> tokens = FXCollections.observableArrayList();

  /**
   * @param id by which the engine knows it
   * @param model who wrote it
   * @param map what the positions of the prompt stand for
   * @param times of the clip that was asked about
   */
  AnswerTrail(String id, String model, PositionMap map, ClipTimes times) {
    this.id = id;
    this.model = model;
    this.map = map;
    this.times = times;
  }

  String id() {
    return id;
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

  void add(int index, String text, double logProbability) {
    int start = tokens.isEmpty() ? 0 : tokens.getLast().end();
    tokens.add(new AnswerToken(index, text, start, logProbability));
  }
}
