package studio.migr.app.engine;

import java.util.List;
import java.util.Optional;

/** How the engine stands. */
public sealed interface EngineState {

  /** No process runs. */
  record Off() implements EngineState {}

  /** The process starts, or the model is loaded. */
  record Starting(LoadWish wish) implements EngineState {}

  /** The model waits for a question. */
  record Ready(LoadedModel model) implements EngineState {}

  /** The model answers. */
  record Busy(LoadedModel model) implements EngineState {}

  /**
   * The process ended by itself.
   *
   * @param again whether it is being started again
   */
  record Crashed(LoadWish wish, boolean again) implements EngineState {}

  /** The server with the model is out of reach; it is called again and again. */
  record Away(LoadWish wish) implements EngineState {}

  /**
   * The model cannot be loaded so.
   *
   * @param sentence why
   * @param offers what could be tried instead
   */
  record Unfit(LoadWish wish, String sentence, List<Offer> offers) implements EngineState {
    public Unfit {
      offers = List.copyOf(offers);
    }
  }

  /**
   * Another way to load the model.
   *
   * @param text what it is, for a button
   */
  record Offer(LoadWish wish, String text) {}

  /** The model that is there now, if it can be asked or is answering. */
  default Optional<LoadedModel> loaded() {
    return switch (this) {
      case Ready(LoadedModel model) -> Optional.of(model);
      case Busy(LoadedModel model) -> Optional.of(model);
      default -> Optional.empty();
    };
  }
}
