package studio.migr.runtime.sound;

/**
 * One zoom of a pyramid: what each run of samples (bin) spans.
 *
 * @param min lowest sample of each bin, −1..1
 * @param max highest sample of each bin, −1..1
 * @param square mean squares of the finest bins in each bin, 0..1 each, added up
 */
record PeakLevel(float[] min, float[] max, float[] square) {

  int size() {
    return min.length;
  }

  /** The level whose bins each span {@code factor} of these; the last may span fewer. */
  PeakLevel coarser(int factor) {
    int bins = (size() + factor - 1) / factor;
    PeakLevel level = new PeakLevel(new float[bins], new float[bins], new float[bins]);
    for (int bin = 0; bin < bins; bin++) {
      int from = bin * factor;
      int to = Math.min(size(), from + factor);
      float low = min[from];
      float high = max[from];
      double sum = 0;
      for (int k = from; k < to; k++) {
        low = Math.min(low, min[k]);
        high = Math.max(high, max[k]);
        sum += square[k];
      }
      level.min[bin] = low;
      level.max[bin] = high;
      level.square[bin] = (float) sum;
    }
    return level;
  }
}
