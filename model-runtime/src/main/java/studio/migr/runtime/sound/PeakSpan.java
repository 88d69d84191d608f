package studio.migr.runtime.sound;

import java.util.List;

/** What a run of the finest bins spans, put together from the coarsest bins that fit into it. */
final class PeakSpan {
  private final List<PeakLevel> levels;
  private final int factor;
  private float min;
  private float max;
  private double square;
  private int bins;
  private int looks;

  /**
   * @param levels finest first; each bin of a level joins {@code factor} of the level before
   */
  PeakSpan(List<PeakLevel> levels, int factor) {
    this.levels = levels;
    this.factor = factor;
  }

  /**
   * Measures the finest bins {@code first} (inclusive) to {@code end} (exclusive); an empty run is
   * silent.
   */
  void measure(int first, int end) {
    min = Float.MAX_VALUE;
    max = -Float.MAX_VALUE;
    square = 0;
    bins = Math.max(0, end - first);
    looks = 0;
    int from = first;
    int to = end;
    for (int index = 0; from < to; index++) {
      PeakLevel level = levels.get(index);
      boolean coarsest = index == levels.size() - 1;
      while (from < to && (coarsest || from % factor != 0)) {
        add(level, from++);
      }
      while (from < to && to % factor != 0) {
        add(level, --to);
      }
      from /= factor;
      to /= factor;
    }
  }

  private void add(PeakLevel level, int bin) {
    min = Math.min(min, level.min()[bin]);
    max = Math.max(max, level.max()[bin]);
    square += level.square()[bin];
    looks++;
  }

  float min() {
    return bins == 0 ? 0 : min;
  }

  float max() {
    return bins == 0 ? 0 : max;
  }

  float rms() {
    return bins == 0 ? 0 : (float) Math.sqrt(square / bins);
  }

  /** How many bins, of whatever level, the last measurement looked at. */
  int looks() {
    return looks;
  }
}
