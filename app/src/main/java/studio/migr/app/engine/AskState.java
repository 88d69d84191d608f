package studio.migr.app.engine;

/** How a question stands. */
public sealed interface AskState {

  /** Nothing was asked yet. */
  record Idle() implements AskState {}

  /** The clip is looked at and listened to. */
  record Looking() implements AskState {}

  /** The answer is being written. */
  record Writing() implements AskState {}

  /**
   * The answer is there.
   *
   * @param complete whether the model ended it by itself
   */
  record Answered(int tokens, double firstTokenMs, double totalMs, boolean complete)
      implements AskState {}

  /** The user stopped it; what was written stays. */
  record Stopped() implements AskState {}

  /**
   * It failed; what was written stays.
   *
   * @param sentence why
   */
  record Failed(String sentence) implements AskState {}

  default boolean running() {
    return this instanceof Looking || this instanceof Writing;
  }
}
