package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import studio.migr.runtime.attention.TokenAttention;

/** The attention of some queries, of all rows, as numbers of this program. */
final class AttentionRows {
  private final float[] shares;
  private final int layers;
  private final int rows;
  private final int heads;
  private final int queries;
  private final int width;

  /**
   * @param attention [layers, rows, queries, positions] or [layers, rows, heads, queries,
   *     positions]
   */
  AttentionRows(NDArray attention) {
    Shape shape = attention.getShape();
    this.shares = attention.toFloatArray();
    this.layers = (int) shape.get(0);
    this.rows = (int) shape.get(1);
    this.heads = shape.dimension() == 5 ? (int) shape.get(2) : 1;
    this.queries = (int) shape.get(shape.dimension() - 2);
    this.width = (int) shape.get(shape.dimension() - 1);
  }

  /**
   * @param shares [layers, rows, heads, 1, positions]
   */
  AttentionRows(float[] shares, int layers, int rows, int heads, int positions) {
    this.shares = shares;
    this.layers = layers;
    this.rows = rows;
    this.heads = heads;
    this.queries = 1;
    this.width = positions;
  }

  /** The shares of one row's query, without its padding and the places that it may not look at. */
  TokenAttention of(int row, int query, int padding, int filled) {
    int positions = filled - padding;
    float[] own = new float[layers * heads * positions];
    for (int layer = 0; layer < layers; layer++) {
      for (int head = 0; head < heads; head++) {
        int from = (((layer * rows + row) * heads + head) * queries + query) * width + padding;
        System.arraycopy(shares, from, own, (layer * heads + head) * positions, positions);
      }
    }
    return new TokenAttention(layers, heads, positions, own);
  }
}
