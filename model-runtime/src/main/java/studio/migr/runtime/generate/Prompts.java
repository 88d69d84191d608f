package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.work.Work;

/**
 * Prompts side by side, the shorter ones padded on the left.
 *
 * @param vectors [rows, length, hidden]
 * @param first [rows], where each begins
 */
record Prompts(NDArray vectors, NDArray first, int length, long[] paddings) {

  /** Positions that are read at once: between two chunks a cancellation is heard. */
  private static final int CHUNK = 256;

  static Prompts of(Qwen2 decoder, NDManager scope, List<NDArray> rows) {
    long[] lengths = rows.stream().mapToLong(row -> row.getShape().get(0)).toArray();
    long longest = Arrays.stream(lengths).max().orElseThrow();
    long[] paddings = Arrays.stream(lengths).map(length -> longest - length).toArray();
    return new Prompts(
        decoder.beside(scope, rows), scope.create(paddings), Math.toIntExact(longest), paddings);
  }

  int rows() {
    return paddings.length;
  }

  int padding(int row) {
    return (int) paddings[row];
  }

  /**
   * Reads all but the last position of each row into a fresh cache.
   *
   * @param room positions that the cache then has room for in each row
   */
  void readAllButLast(Qwen2 decoder, int room, Work work) {
    decoder.openCache(rows(), room);
    int end = length - 1;
    for (int from = 0; from < end; from += CHUNK) {
      work.check();
      int to = Math.min(from + CHUNK, end);
      try (NDManager chunk = decoder.newScope()) {
        NDArray part = decoder.cut(chunk, vectors, from, to);
        decoder.read(chunk, part, from, to, first, Detail.NONE, false);
      }
    }
  }

  /** The last position of each row, [rows, 1, hidden]. */
  NDArray last(Qwen2 decoder, NDManager scope) {
    return decoder.cut(scope, vectors, length - 1, length);
  }

  /** Some positions of one row, [1, positions, hidden]. */
  NDArray cut(Qwen2 decoder, NDManager scope, int row, int from, int to) {
    return decoder.cutRow(scope, vectors, row, from, to);
  }

  /** Each prompt so many times, one after the other. */
  Prompts repeated(Qwen2 decoder, NDManager scope, int times) {
    long[] all = new long[paddings.length * times];
    for (int k = 0; k < all.length; k++) {
      all[k] = paddings[k / times];
    }
    return new Prompts(decoder.repeat(scope, vectors, times), scope.create(all), length, all);
  }
}
