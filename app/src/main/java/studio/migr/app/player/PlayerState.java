package studio.migr.app.player;

/** What is on the player's stage. */
public sealed interface PlayerState {

  /** No clip was chosen. */
  record Empty() implements PlayerState {}

  /** A clip was chosen; nothing of it can be seen or heard yet. */
  record Opening(ClipSource source) implements PlayerState {}

  /** The clip can be played. */
  record Ready(ClipSource source) implements PlayerState {}

  /**
   * The clip cannot be played; it can still be labelled.
   *
   * @param sentence why, for the user
   */
  record Broken(ClipSource source, String sentence) implements PlayerState {}
}
