package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.generate.TokenTree.Node;
import studio.migr.runtime.work.Work;

/**
 * Reads trees of tokens behind what rows of the cache hold, many at once: a tree costs about as
 * much as one token of an answer, not as a prompt.
 */
final class BranchReader {
  /** Nodes of one row that are read together, unless one tree alone has more. */
  private static final int TOGETHER = 128;

  private final Qwen2 decoder;
  private final Prompts prompts;
  private final int start;
  private final int room;

  /**
   * @param start place of the cache from which on it may be overwritten
   * @param room places from there on
   */
  BranchReader(Qwen2 decoder, Prompts prompts, int start, int room) {
    this.decoder = decoder;
    this.prompts = prompts;
    this.start = start;
    this.room = room;
  }

  /**
   * @param trees for each row those that grow from it
   * @return for each row and tree the shares of its continuations
   */
  List<List<double[]>> shares(List<List<TokenTree>> trees, Work work) {
    List<List<double[]>> shares =
        trees.stream().<List<double[]>>map(_ -> new ArrayList<>()).toList();
    // The first of each row all at once; of what is left some rows may have much and others
    // nothing.
    if (trees.stream().noneMatch(List::isEmpty)) {
      work.check();
      read(0, trees.stream().map(own -> own.subList(0, 1)).toList(), shares);
    }
    for (int row = 0; row < trees.size(); row++) {
      List<TokenTree> own = trees.get(row);
      while (shares.get(row).size() < own.size()) {
        work.check();
        read(row, List.of(fitting(own, shares.get(row).size())), shares);
      }
    }
    return shares;
  }

  private List<TokenTree> fitting(List<TokenTree> trees, int from) {
    int nodes = 0;
    int to = from;
    while (to < trees.size()
        && (to == from || nodes + trees.get(to).inner().size() <= Math.min(TOGETHER, room))) {
      nodes += trees.get(to++).inner().size();
    }
    return trees.subList(from, to);
  }

  /**
   * Reads trees of neighbouring rows at once.
   *
   * @param begin the first of these rows
   */
  private void read(int begin, List<List<TokenTree>> rows, List<List<double[]>> shares) {
    Layout layout = new Layout(begin, rows);
    if (layout.nodes > room) {
      throw new IllegalArgumentException(layout.nodes + " tokens in a room for " + room);
    }
    try (NDManager scope = decoder.newScope()) {
      NDArray scores =
          decoder.branches(
              scope,
              begin,
              scope.create(layout.ids, layout.shape(layout.nodes)),
              start,
              scope.create(layout.may, new Shape(rows.size(), layout.nodes, start + layout.nodes)),
              scope.create(layout.at, layout.shape(layout.nodes)),
              scope.create(layout.inner, layout.shape(layout.parents)),
              scope.create(layout.parent, layout.shape(layout.asked)),
              scope.create(layout.child, layout.shape(layout.asked)));
      float[] found = scores.toFloatArray();
      for (int row = 0; row < rows.size(); row++) {
        int from = row * layout.asked;
        for (TokenTree tree : rows.get(row)) {
          double[] ofNodes = new double[tree.nodes().size()];
          for (int node : tree.asked()) {
            ofNodes[node] = found[from++];
          }
          if (Double.isNaN(Arrays.stream(ofNodes).sum())) {
            throw new NumbersOverflowException();
          }
          shares.get(begin + row).add(tree.shares(ofNodes));
        }
      }
    }
  }

  /** The trees of all rows as tensors; rows with fewer nodes are filled up with ones of no use. */
  private final class Layout {
    private final int begin;
    private final int rows;
    private final int nodes;
    private final int asked;
    private final int parents;
    private final long[] ids;
    private final boolean[] may;
    private final long[] at;
    private final long[] inner;
    private final long[] parent;
    private final long[] child;

    Layout(int begin, List<List<TokenTree>> trees) {
      this.begin = begin;
      rows = trees.size();
      nodes = most(trees, tree -> tree.inner().size());
      asked = most(trees, tree -> tree.asked().size());
      parents = most(trees, tree -> parentsOf(tree).size());
      ids = new long[rows * nodes];
      at = new long[rows * nodes];
      may = new boolean[rows * nodes * (start + nodes)];
      inner = new long[rows * parents];
      parent = new long[rows * asked];
      child = new long[rows * asked];
      for (int row = 0; row < rows; row++) {
        fill(row, trees.get(row));
      }
    }

    private static int most(List<List<TokenTree>> trees, ToIntFunction<TokenTree> size) {
      return trees.stream().mapToInt(row -> row.stream().mapToInt(size).sum()).max().orElseThrow();
    }

    private static List<Integer> parentsOf(TokenTree tree) {
      return tree.asked().stream().map(node -> tree.nodes().get(node).parent()).distinct().toList();
    }

    Shape shape(int each) {
      return new Shape(rows, each);
    }

    private void fill(int row, List<TokenTree> trees) {
      int placed = 0;
      int parentsPlaced = 0;
      int askedPlaced = 0;
      for (TokenTree tree : trees) {
        List<Integer> read = tree.inner();
        for (int k = 0; k < read.size(); k++) {
          put(row, placed, read, k, tree);
        }
        List<Integer> parentsHere = parentsOf(tree);
        for (int k = 0; k < parentsHere.size(); k++) {
          inner[row * parents + parentsPlaced + k] =
              (long) placed + read.indexOf(parentsHere.get(k));
        }
        for (int node : tree.asked()) {
          int of = row * asked + askedPlaced++;
          parent[of] = (long) parentsPlaced + parentsHere.indexOf(tree.nodes().get(node).parent());
          child[of] = tree.nodes().get(node).id();
        }
        placed += read.size();
        parentsPlaced += parentsHere.size();
      }
      for (int k = placed; k < nodes; k++) {
        see(row, k, start + k); // no row of the softmax is empty
      }
    }

    private void put(int row, int placed, List<Integer> read, int index, TokenTree tree) {
      Node node = tree.nodes().get(read.get(index));
      int root = prompts.length() - 1 + tree.kept();
      int here = placed + index;
      ids[row * nodes + here] = node.id();
      at[row * nodes + here] = (long) root - prompts.padding(begin + row) + node.depth();
      for (int place = prompts.padding(begin + row); place < root; place++) {
        see(row, here, place);
      }
      for (int above = read.get(index); above >= 0; above = tree.nodes().get(above).parent()) {
        see(row, here, start + placed + read.indexOf(above));
      }
    }

    private void see(int row, int node, int place) {
      may[(row * nodes + node) * (start + nodes) + place] = true;
    }
  }
}
