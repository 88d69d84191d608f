package studio.migr.clips.picture;

import java.util.Arrays;

/** Between which columns somebody is, in each row of the picture. */
final class Outline {
  private final int[] left;
  private final int[] right;

  Outline(int rows) {
    left = new int[rows];
    right = new int[rows];
  }

  void clear() {
    Arrays.fill(left, Integer.MAX_VALUE);
    Arrays.fill(right, -1);
  }

  /** Adds a point; those of a row come from left to right. */
  void add(int row, int column) {
    left[row] = Math.min(left[row], column);
    right[row] = column;
  }

  /** The leftmost column over some rows; more than any column if nobody is there. */
  int left(int row, int count) {
    int least = Integer.MAX_VALUE;
    for (int each = row; each < row + count; each++) {
      least = Math.min(least, left[each]);
    }
    return least;
  }

  /** The rightmost column over some rows; -1 if nobody is there. */
  int right(int row, int count) {
    int most = -1;
    for (int each = row; each < row + count; each++) {
      most = Math.max(most, right[each]);
    }
    return most;
  }
}
