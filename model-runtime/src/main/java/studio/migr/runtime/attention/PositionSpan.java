package studio.migr.runtime.attention;

import java.util.Optional;

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
   * @param place what of the frame it saw; empty for all of it
   */
  record Frame(int start, int frame, int rows, int columns, Optional<FramePlace> place)
      implements PositionSpan {
    /** Of a whole frame. */
    public Frame(int start, int frame, int rows, int columns) {
      this(start, frame, rows, columns, Optional.empty());
    }

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
