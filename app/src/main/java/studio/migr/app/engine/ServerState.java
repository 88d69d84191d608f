package studio.migr.app.engine;

import java.util.Optional;

/** How the server stands that models may be loaded on. */
public sealed interface ServerState {

  /** The user has named none. */
  record None() implements ServerState {}

  /** It was not called yet. */
  record Known() implements ServerState {}

  /** It is being called. */
  record Calling() implements ServerState {}

  /**
   * It answered.
   *
   * @param model the folder of the model that it has
   */
  record Reached(Optional<String> model) implements ServerState {}

  /**
   * It did not answer, or not to us.
   *
   * @param sentence why
   */
  record Failed(String sentence) implements ServerState {}
}
