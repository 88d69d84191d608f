package studio.migr.runtime.attention;

/** Neighbouring positions of a prompt that stand for one thing. */
public sealed interface PositionSpan {
  /** The first position, from 0. */
  int start();

  /** How many positions. */
  int length();

  /** Words of the prompt, or of the answer. */
  record Text(int start, int length) implements PositionSpan {}

  /**
   * Patches of one frame, row after row from the top left.
   *
   * @param frame which of the frames that the model saw, from 0
   */
  record Frame(int start, int frame, int rows, int columns) implements PositionSpan {
    @Override
    public int length() {
      return rows * columns;
    }
  }

  /**
   * Steps of the sound.
   *
   * @param stepMs how long each is; the first begins at 0
   */
  record Sound(int start, int length, double stepMs) implements PositionSpan {}
}
