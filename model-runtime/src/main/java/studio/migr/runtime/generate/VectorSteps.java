package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.vector.VectorDecoder;

/** Steps by the processor's vectors. */
final class VectorSteps implements Steps {
  private final VectorDecoder vectors;
  private final Qwen2Config shape;
  private final Detail attention;
  private final int rows;
  private final ByteBuffer logits;
  private int place;

  VectorSteps(VectorDecoder vectors, Qwen2 decoder, Prompts prompts, Detail attention) {
    this.vectors = vectors;
    this.shape = decoder.shape();
    this.attention = attention;
    this.rows = prompts.rows();
    this.place = prompts.length() - 1;
    this.logits =
        ByteBuffer.allocateDirect(rows * shape.vocabulary() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    try (NDManager passing = decoder.newScope()) {
      NDArray last = prompts.last(decoder, passing);
      vectors.put(decoder.numbers(passing, last).toFloatArray());
    }
  }

  @Override
  public Step read(NDManager scope) {
    Looks looks = new Looks(place + 1);
    logits.asFloatBuffer().put(vectors.read(place, looks));
    place++;
    return new Step(
        scope.create(logits, new Shape(rows, shape.vocabulary()), DataType.FLOAT32),
        attention == Detail.LAYERS || attention == Detail.HEADS
            ? Optional.of(looks.rows())
            : Optional.empty());
  }

  /** Collects the shares of all layers. */
  private final class Looks implements VectorDecoder.Looks {
    private final int positions;
    private final int kept;
    private final float[] all;

    Looks(int positions) {
      this.positions = positions;
      this.kept =
          switch (attention) {
            case HEADS -> shape.heads();
            case LAYERS -> 1;
            case NONE, OPEN -> 0;
          };
      this.all = new float[shape.layers() * rows * kept * positions];
    }

    @Override
    public void of(int layer, float[] shares, int width) {
      int heads = shape.heads();
      float part = (float) kept / heads;
      for (int row = 0; kept > 0 && row < rows; row++) {
        for (int head = 0; head < heads; head++) {
          int from = (row * heads + head) * width;
          int to = ((layer * rows + row) * kept + head % kept) * positions;
          for (int k = 0; k < positions; k++) {
            all[to + k] += shares[from + k] * part;
          }
        }
      }
    }

    AttentionRows rows() {
      return new AttentionRows(all, shape.layers(), rows, kept, positions);
    }
  }

  @Override
  public void follow(NDArray ids) {
    vectors.embed(ids.toLongArray());
  }

  @Override
  public void close() {
    vectors.close();
  }
}
