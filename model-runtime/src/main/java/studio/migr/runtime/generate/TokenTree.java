package studio.migr.runtime.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * The continuations of a {@link Branch} as one tree: what they begin with alike is read once. The
 * root is the last token that is kept.
 */
final class TokenTree {
  /**
   * @param parent its place in the tree, −1 for the root
   * @param depth steps from the root
   */
  record Node(int parent, long id, int depth) {}

  private final int kept;
  private final List<Node> nodes = new ArrayList<>();
  private final List<int[]> paths = new ArrayList<>();
  private int fork = -1;

  /**
   * @param last the token behind which the continuations stand
   * @throws IllegalArgumentException if one continuation is the beginning of another
   */
  TokenTree(Branch branch, long last) {
    this.kept = branch.kept();
    nodes.add(new Node(-1, last, 0));
    for (long[] continuation : branch.continuations()) {
      paths.add(path(continuation));
    }
    for (int k = 0; k < nodes.size() && fork < 0; k++) {
      int node = k;
      fork = nodes.stream().filter(each -> each.parent == node).count() > 1 ? k : -1;
    }
    for (int[] path : paths) {
      int leaf = path[path.length - 1];
      if (fork < 0 || nodes.stream().anyMatch(each -> each.parent == leaf)) {
        throw new IllegalArgumentException("one continuation begins another");
      }
    }
  }

  private int[] path(long[] ids) {
    int[] path = new int[ids.length];
    int at = 0;
    for (int k = 0; k < ids.length; k++) {
      at = child(at, ids[k]);
      path[k] = at;
    }
    return path;
  }

  private int child(int parent, long id) {
    for (int k = 0; k < nodes.size(); k++) {
      if (nodes.get(k).parent == parent && nodes.get(k).id == id) {
        return k;
      }
    }
    nodes.add(new Node(parent, id, nodes.get(parent).depth + 1));
    return nodes.size() - 1;
  }

  int kept() {
    return kept;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The nodes that have some below them: what the last tokens would lead to is not asked. */
  List<Integer> inner() {
    return nodes.stream().skip(1).map(Node::parent).distinct().sorted().toList();
  }

  /** The nodes below the first fork: what stands above it is the same for all continuations. */
  List<Integer> asked() {
    List<Integer> asked = new ArrayList<>();
    for (int k = 1; k < nodes.size(); k++) {
      if (nodes.get(k).parent >= fork) {
        asked.add(k);
      }
    }
    return asked;
  }

  /**
   * How the continuations compare.
   *
   * @param scores log-probability of each node that is {@link #asked}, of 0 for others
   * @return shares that sum to 1, in the order of the continuations
   */
  double[] shares(double[] scores) {
    double[] sums = new double[paths.size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < sums.length; k++) {
      for (int node : paths.get(k)) {
        sums[k] += scores[node];
      }
      best = Math.max(best, sums[k]);
    }
    double all = 0;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.exp(sums[k] - best);
      all += sums[k];
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= all;
    }
    return sums;
  }
}
