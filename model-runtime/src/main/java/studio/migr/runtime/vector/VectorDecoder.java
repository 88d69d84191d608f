package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.vector.VectorWeights.Layer;
import studio.migr.runtime.vector.VectorWeights.Linear;

/**
 * Reads one new position of several rows at a time, as {@code qwen2.py} does, with what lies
 * between the weights in float32. A row's numbers do not depend on those beside it, nor on the
 * number of threads. For one thread at a time.
 */
public final class VectorDecoder implements AutoCloseable {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int FOUR = 4; // outputs that a matrix multiplies at once

  /** Products that are not worth another thread. */
  private static final long ALONE = 1 << 16;

  private static final int PIECES_OF_EACH = 4;

  private final Qwen2Config shape;
  private final VectorWeights weights;
  private final VectorCache cache;
  private final int[] first;
  private final Team team;
  private final int rows;
  private final int size;
  private final int width;
  private final List<HeadAttention[]> heads = new ArrayList<>();
  private final float[] x;
  private final float[] normed;
  private final float[] arranged;
  private final float[] projected;
  private final float[] attended;
  private final float[] gates;
  private final float[] inner;
  private final float[] back;
  private final float[] scores;
  private final float[] shares;

  /**
   * @param cache of which all places before {@code filled} hold something
   * @param first where each row begins behind its padding
   * @param threads that compute
   */
  public VectorDecoder(
      Qwen2Config shape,
      VectorWeights weights,
      VectorCache cache,
      int filled,
      long[] first,
      int threads) {
    this.shape = shape;
    this.weights = weights;
    this.cache = cache;
    this.rows = cache.rows();
    this.size = shape.hidden() / shape.heads();
    this.width = HeadAttention.roomFor(cache.places());
    this.first = new int[rows];
    for (int row = 0; row < rows; row++) {
      this.first[row] = Math.toIntExact(first[row]);
    }
    int hidden = shape.hidden();
    int keys = shape.keyValueHeads() * size;
    x = new float[rows * hidden];
    normed = new float[rows * hidden];
    arranged = new float[rows * Math.max(hidden, shape.intermediate())];
    projected = new float[rows * (hidden + 2 * keys)];
    attended = new float[rows * hidden];
    gates = new float[rows * 2 * shape.intermediate()];
    inner = new float[rows * shape.intermediate()];
    back = new float[rows * hidden];
    scores = new float[rows * shape.vocabulary()];
    shares = new float[rows * shape.heads() * width];
    team = new Team(threads);
    for (int layer = 0; layer < shape.layers(); layer++) {
      heads.add(heads(layer, filled));
    }
  }

  private HeadAttention[] heads(int layer, int filled) {
    HeadAttention[] all = new HeadAttention[rows * shape.keyValueHeads()];
    long bytes = (long) cache.places() * size * Float.BYTES;
    team.run(
        all.length,
        k ->
            all[k] =
                new HeadAttention(
                    cache.keys().get(layer).asSlice(k * bytes, bytes),
                    cache.values().get(layer).asSlice(k * bytes, bytes),
                    cache.places(),
                    size,
                    filled));
    return all;
  }

  /** What is kept of attention. */
  public interface Looks {
    /**
     * @param shares [rows, heads, {@code width}] of a layer; to be copied
     */
    void of(int layer, float[] shares, int width);
  }

  /** The vectors of tokens are what is read next. */
  public void embed(long[] ids) {
    for (int row = 0; row < rows; row++) {
      weights.embedding().row(Math.toIntExact(ids[row]), x, row * shape.hidden());
    }
  }

  /**
   * Vectors that are read next.
   *
   * @param vectors [rows, hidden]
   */
  public void put(float[] vectors) {
    System.arraycopy(vectors, 0, x, 0, x.length);
  }

  /**
   * Reads the next position of each row.
   *
   * @param place of the cache that it takes; all before it are filled
   * @return [rows, vocabulary] what speaks for each token to follow, valid until the next call
   */
  public float[] read(int place, Looks looks) {
    for (int layer = 0; layer < shape.layers(); layer++) {
      attention(weights.layers().get(layer), layer, place);
      looks.of(layer, shares, width);
      forward(weights.layers().get(layer));
    }
    norm(weights.norm());
    multiply(new Linear(weights.head(), MemorySegment.NULL), normed, scores);
    return scores;
  }

  private void attention(Layer layer, int number, int place) {
    norm(layer.attentionNorm());
    multiply(layer.projections(), normed, projected);
    int keyHeads = shape.keyValueHeads();
    int group = shape.heads() / keyHeads;
    int each = (shape.heads() + 2 * keyHeads) * size;
    for (int row = 0; row < rows; row++) {
      for (int head = 0; head < shape.heads() + keyHeads; head++) {
        turn(row * each + head * size, place - first[row]);
      }
      for (int head = 0; head < keyHeads; head++) {
        int key = row * each + (shape.heads() + head) * size;
        int at = row * keyHeads + head;
        heads.get(number)[at].put(place, projected, key);
        long where = ((long) at * cache.places() + place) * size * Float.BYTES;
        write(key, cache.keys().get(number), where);
        write(key + keyHeads * size, cache.values().get(number), where);
      }
    }
    HeadAttention[] own = heads.get(number);
    int pairs = (group + 1) / 2;
    int all = rows * keyHeads * pairs;
    pieces(
        all,
        1,
        (long) rows * shape.heads() * 2 * place * size,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            int keys = k / pairs;
            int row = keys / keyHeads;
            int head = keys % keyHeads * group + k % pairs * 2;
            int beside = row * shape.heads() + head;
            own[keys].attend(
                Math.min(2, group - k % pairs * 2),
                projected,
                row * each + head * size,
                first[row],
                place + 1,
                shares,
                beside * width,
                attended,
                beside * size);
          }
        });
    multiply(layer.output(), attended, back);
    add();
  }

  private void write(int from, MemorySegment to, long where) {
    MemorySegment.copy(projected, from, to, ValueLayout.JAVA_FLOAT, where, size);
  }

  /** Turns a query or a key to its position. */
  private void turn(int at, int position) {
    int half = size / 2;
    for (int k = 0; k < half; k++) {
      long here = (long) position * size + k;
      float one = projected[at + k];
      float other = projected[at + half + k];
      projected[at + k] =
          Math.fma(other, number(cache.sin(), here), one * number(cache.cos(), here));
      projected[at + half + k] =
          Math.fma(one, number(cache.sin(), here + half), other * number(cache.cos(), here + half));
    }
  }

  private void forward(Layer layer) {
    norm(layer.forwardNorm());
    multiply(layer.gates(), normed, gates);
    int wide = shape.intermediate();
    pieces(
        rows,
        1,
        (long) rows * wide * FOUR,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            open(row * 2 * wide, row * wide, wide);
          }
        });
    multiply(layer.down(), inner, back);
    add();
  }

  /** silu(gate) * up. */
  private void open(int from, int to, int wide) {
    int k = 0;
    for (; k + FLOATS.length() <= wide; k += FLOATS.length()) {
      FloatVector gate = FloatVector.fromArray(FLOATS, gates, from + k);
      FloatVector up = FloatVector.fromArray(FLOATS, gates, from + wide + k);
      gate.div(Lanes.exp(gate.neg()).add(1)).mul(up).intoArray(inner, to + k);
    }
    for (; k < wide; k++) {
      float gate = gates[from + k];
      inner[to + k] = gate / (1 + (float) Math.exp(-gate)) * gates[from + wide + k];
    }
  }

  private void add() {
    for (int k = 0; k < x.length; k++) {
      x[k] += back[k];
    }
  }

  private void norm(MemorySegment weight) {
    int hidden = shape.hidden();
    for (int row = 0; row < rows; row++) {
      int at = row * hidden;
      double squares = 0;
      for (int k = 0; k < hidden; k++) {
        squares += (double) x[at + k] * x[at + k];
      }
      float scale = (float) (1 / Math.sqrt(squares / hidden + shape.rmsNormEpsilon()));
      for (int k = 0; k < hidden; k++) {
        normed[at + k] = x[at + k] * scale * number(weight, k);
      }
    }
  }

  private void multiply(Linear part, float[] from, float[] y) {
    Matrix matrix = part.matrix();
    MemorySegment bias = part.bias();
    matrix.arrange(from, rows, arranged);
    pieces(
        matrix.outputs(),
        FOUR,
        (long) rows * matrix.outputs() * matrix.inputs(),
        (low, high) -> {
          matrix.multiply(arranged, rows, low, high, y, matrix.outputs());
          if (bias.byteSize() > 0) {
            for (int row = 0; row < rows; row++) {
              for (int k = low; k < high; k++) {
                y[row * matrix.outputs() + k] += number(bias, k);
              }
            }
          }
        });
  }

  private interface Part {
    void of(int from, int to);
  }

  /**
   * Shares work out.
   *
   * @param unit of {@code count} that stay together
   * @param products how much work it is
   */
  private void pieces(int count, int unit, long products, Part part) {
    if (products < ALONE || team.threads() == 1) {
      part.of(0, count);
      return;
    }
    int units = (count + unit - 1) / unit;
    int pieces = Math.min(units, PIECES_OF_EACH * team.threads());
    team.run(
        pieces,
        k -> {
          int from = (int) ((long) units * k / pieces) * unit;
          int to = (int) ((long) units * (k + 1) / pieces) * unit;
          part.of(from, Math.min(to, count));
        });
  }

  private static float number(MemorySegment memory, long index) {
    return memory.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  @Override
  public void close() {
    team.close();
  }
}
