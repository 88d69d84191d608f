package studio.migr.runtime.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the tokens of an answer looked, token by token. For one thread at a time. */
public final class LookTable {
  private final PositionMap map;
  private final List<TokenAttention> tokens = new ArrayList<>();
  private final SinkFinder sinks = new SinkFinder();
  private @Nullable Set<Integer> sinkPlaces;
  private boolean sinksKnown;

  public LookTable(PositionMap map) {
    this.map = map;
  }

  /**
   * A table of the same answer's single heads, of which nothing is known yet; what is a sink is
   * said by the mean over all heads, as here.
   */
  public LookTable ofHeads() {
    LookTable heads = new LookTable(map);
    heads.sinkPlaces = sinks();
    heads.sinksKnown = true;
    return heads;
  }

  public void add(TokenAttention token) {
    tokens.add(token);
    if (!sinksKnown) {
      sinks.add(token);
      sinkPlaces = null;
    }
  }

  public int tokens() {
    return tokens.size();
  }

  public int layers() {
    return tokens.isEmpty() ? 0 : tokens.getFirst().layers();
  }

  /** How many heads of each layer are told apart; 1 if they are not. */
  public int heads() {
    return tokens.isEmpty() ? 1 : tokens.getFirst().heads();
  }

  /** Positions that draw attention whatever is said, among those of the prompt. */
  public Set<Integer> sinks() {
    Set<Integer> places = sinkPlaces;
    if (places == null) {
      places =
          Set.copyOf(
              sinks.sinks().keySet().stream().filter(place -> place < map.length()).toList());
      sinkPlaces = places;
    }
    return places;
  }

  /**
   * Shares of one token over all positions before it. They sum to 1, without sinks if those are
   * left out; to 0 if everything was on sinks.
   */
  public double[] shares(int token, LookChoice choice) {
    TokenAttention look = tokens.get(token);
    int from = Math.clamp(choice.fromLayer(), 0, look.layers() - 1);
    int to = Math.clamp(choice.toLayer(), from + 1, look.layers());
    boolean one = choice.head() >= 0 && choice.head() < look.heads();
    double[] sum = new double[look.positions()];
    for (int layer = from; layer < to; layer++) {
      for (int head = one ? choice.head() : 0;
          head < (one ? choice.head() + 1 : look.heads());
          head++) {
        int start = (layer * look.heads() + head) * look.positions();
        for (int k = 0; k < sum.length; k++) {
          sum[k] += look.shares()[start + k];
        }
      }
    }
    if (!choice.withSinks()) {
      sinks().stream().filter(place -> place < sum.length).forEach(place -> sum[place] = 0);
    }
    double all = 0;
    for (double share : sum) {
      all += share;
    }
    for (int k = 0; k < sum.length && all > 0; k++) {
      sum[k] /= all;
    }
    return sum;
  }

  /** Shares of one token over columns; what it said before is the column of the answer. */
  public float[] pooled(int token, LookChoice choice, List<LookColumn> columns) {
    double[] shares = shares(token, choice);
    float[] pooled = new float[columns.size()];
    for (int k = 0; k < pooled.length; k++) {
      LookColumn column = columns.get(k);
      double sum = 0;
      if (column.kind() == LookColumn.Kind.ANSWER) {
        for (int place = map.length(); place < shares.length; place++) {
          sum += shares[place];
        }
      }
      for (int place : column.positions()) {
        sum += place < shares.length ? shares[place] : 0;
      }
      pooled[k] = (float) sum;
    }
    return pooled;
  }

  /**
   * Shares over the patches of one frame, in the finest grid that the model had of it; coarser
   * tokens are spread over theirs.
   *
   * @return [rows][columns]; empty if it had none
   */
  public double[][] patches(double[] shares, int frame) {
    int side = 0;
    for (PositionSpan span : map.spans()) {
      if (span instanceof PositionSpan.Frame grid && grid.frame() == frame) {
        side = Math.max(side, grid.rows());
      }
    }
    double[][] patches = new double[side][side];
    for (PositionSpan span : map.spans()) {
      if (span instanceof PositionSpan.Frame grid && grid.frame() == frame) {
        spread(shares, grid, patches);
      }
    }
    return patches;
  }

  /** What of a frame {@link #patches} lie over; empty for all of it. */
  public Optional<FramePlace> place(int frame) {
    for (PositionSpan span : map.spans()) {
      if (span instanceof PositionSpan.Frame grid && grid.frame() == frame) {
        return grid.place();
      }
    }
    return Optional.empty();
  }

  private static void spread(double[] shares, PositionSpan.Frame grid, double[][] patches) {
    int side = patches.length;
    double each = (double) grid.rows() * grid.columns() / (side * side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int place =
            grid.start()
                + row * grid.rows() / side * grid.columns()
                + column * grid.columns() / side;
        patches[row][column] += place < shares.length ? shares[place] * each : 0;
      }
    }
  }
}
