package studio.migr.runtime.attention;

import java.util.Arrays;

/**
 * Where the model looked when it chose one token: shares of attention over all positions before the
 * token, from its row's first. Each layer's shares (each head's, if they are kept) sum to 1.
 *
 * @param layers how many layers
 * @param heads how many heads of each layer are kept; 1 if their mean is
 * @param positions how many positions were looked at
 * @param shares layer by layer, head by head, position by position
 */
@SuppressWarnings("ArrayRecordComponent") // a block of numbers; never compared
public record TokenAttention(int layers, int heads, int positions, float[] shares) {

  public TokenAttention {
    if (shares.length != layers * heads * positions) {
      throw new IllegalArgumentException(
          shares.length + " are not " + layers + " × " + heads + " × " + positions);
    }
  }

  /** The shares of one head of a layer over the positions. */
  public float[] of(int layer, int head) {
    int from = (layer * heads + head) * positions;
    return Arrays.copyOfRange(shares, from, from + positions);
  }

  /** The same of some heads of each layer alone; all if none is named. */
  public TokenAttention heads(int... chosen) {
    if (chosen.length == 0) {
      return this;
    }
    float[] own = new float[layers * chosen.length * positions];
    for (int layer = 0; layer < layers; layer++) {
      for (int k = 0; k < chosen.length; k++) {
        System.arraycopy(
            shares,
            (layer * heads + chosen[k]) * positions,
            own,
            (layer * chosen.length + k) * positions,
            positions);
      }
    }
    return new TokenAttention(layers, chosen.length, positions, own);
  }

  /** The mean over layers and heads, for each position. */
  public double[] mean() {
    double[] mean = new double[positions];
    for (int k = 0; k < shares.length; k++) {
      mean[k % positions] += shares[k];
    }
    for (int k = 0; k < positions; k++) {
      mean[k] /= layers * heads;
    }
    return mean;
  }
}
