package studio.migr.training.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One metric by rows, as floats, NaN where a row does not have it, with a pyramid of extremes and
 * sums: each block of a level covers {@value #FACTOR} of the level below. So any stretch of any
 * length costs a few hundred reads.
 */
final class Column {
  static final int FACTOR = 16;
  private static final int BITS = 4;

  /** Blocks of one level; all are complete. */
  private static final class Level {
    float[] lows = new float[FACTOR];
    float[] highs = new float[FACTOR];
    double[] sums = new double[FACTOR];
    int[] counts = new int[FACTOR];
    int size;

    void add(Summary block) {
      if (size == lows.length) {
        int room = size * 2;
        lows = Arrays.copyOf(lows, room);
        highs = Arrays.copyOf(highs, room);
        sums = Arrays.copyOf(sums, room);
        counts = Arrays.copyOf(counts, room);
      }
      lows[size] = block.low;
      highs[size] = block.high;
      sums[size] = block.sum;
      counts[size++] = block.count;
    }
  }

  /** Extremes and sum of some rows. */
  static final class Summary {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double sum;
    int count;

    void add(float value) {
      if (!Float.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value;
        count++;
      }
    }

    private void add(Level level, int block) {
      if (level.counts[block] > 0) {
        low = Math.min(low, level.lows[block]);
        high = Math.max(high, level.highs[block]);
        sum += level.sums[block];
        count += level.counts[block];
      }
    }
  }

  private float[] values;
  private int size;
  private final List<Level> levels = new ArrayList<>();

  /**
   * @param rows that lie before the first value
   */
  Column(int rows) {
    values = new float[Math.max(1024, Integer.highestOneBit(rows + 1) * 2)];
    for (int k = 0; k < rows; k++) {
      add(Float.NaN);
    }
  }

  int size() {
    return size;
  }

  float value(int row) {
    return values[row];
  }

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    if (size % FACTOR == 0) {
      Summary block = new Summary();
      for (int k = size - FACTOR; k < size; k++) {
        block.add(values[k]);
      }
      raise(block, 0);
    }
  }

  private void raise(Summary block, int at) {
    if (levels.size() == at) {
      levels.add(new Level());
    }
    Level level = levels.get(at);
    level.add(block);
    if (level.size % FACTOR == 0) {
      Summary higher = new Summary();
      for (int k = level.size - FACTOR; k < level.size; k++) {
        higher.add(level, k);
      }
      raise(higher, at + 1);
    }
  }

  /** Forgets all rows from {@code rows} on. */
  void cut(int rows) {
    size = Math.min(size, rows);
    for (int k = 0; k < levels.size(); k++) {
      levels.get(k).size = Math.min(levels.get(k).size, size >> (BITS * (k + 1)));
    }
  }

  /** What lies in the rows from {@code from} to before {@code to}. */
  Summary of(int from, int to) {
    Summary summary = new Summary();
    int at = from;
    int end = Math.min(to, size);
    while (at < end) {
      int level = -1;
      while (level + 1 < levels.size()
          && at % (1 << (BITS * (level + 2))) == 0
          && at + (1 << (BITS * (level + 2))) <= end) {
        level++;
      }
      if (level < 0) {
        summary.add(values[at++]);
      } else {
        summary.add(levels.get(level), at >> (BITS * (level + 1)));
        at += 1 << (BITS * (level + 1));
      }
    }
    return summary;
  }
}
