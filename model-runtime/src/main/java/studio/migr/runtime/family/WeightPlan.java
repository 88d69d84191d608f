package studio.migr.runtime.family;

import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Tensors;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * Which tensors of a checkpoint a graph takes, under which names: all are checked before one is
 * read.
 */
public final class WeightPlan {
  /** Where a weight belongs to no layer. */
  public static final int NO_LAYER = -1;

  private final TensorSource source;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One weight.
   *
   * @param layer from 0; {@link #NO_LAYER} for none
   * @param name in the graph
   * @param tensor in the checkpoint
   */
  public record Entry(int layer, String name, String tensor) {}

  WeightPlan(TensorSource source) {
    this.source = source;
  }

  /** A weight that belongs to no layer. */
  WeightPlan top(String name, String tensor, long... shape) throws WeightsException {
    return layer(NO_LAYER, name, tensor, shape);
  }

  /** A weight of a layer. */
  WeightPlan layer(int layer, String name, String tensor, long... shape) throws WeightsException {
    Tensors.requireShape(source, tensor, shape);
    entries.add(new Entry(layer, name, tensor));
    return this;
  }

  /** A linear part of a layer, or with {@link #NO_LAYER} of none. */
  WeightPlan linear(int layer, String name, String tensor, long in, long out, boolean bias)
      throws WeightsException {
    layer(layer, name + ".weight", tensor + ".weight", out, in);
    if (bias) {
      layer(layer, name + ".bias", tensor + ".bias", out);
    }
    return this;
  }

  /** A norm with weight and bias. */
  WeightPlan norm(int layer, String name, String tensor, long size) throws WeightsException {
    layer(layer, name + ".weight", tensor + ".weight", size);
    return layer(layer, name + ".bias", tensor + ".bias", size);
  }

  /**
   * All tensors whose names begin so, whatever their shapes: for parts whose sizes they alone tell.
   */
  WeightPlan all(String prefix, String instead) {
    for (String tensor : source.names()) {
      if (tensor.startsWith(prefix)) {
        entries.add(new Entry(NO_LAYER, instead + tensor.substring(prefix.length()), tensor));
      }
    }
    return this;
  }

  /** All weights, in the order in which they were planned. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  void handOver(Graph graph, Placement placement, Work work) throws WeightsException {
    handOver(graph, "put", placement, work);
  }

  /**
   * Hands everything over.
   *
   * @param method of the graph, as {@link Graph#receive} calls it
   */
  public void handOver(Graph graph, String method, Placement placement, Work work)
      throws WeightsException {
    for (int k = 0; k < entries.size(); k++) {
      work.check();
      work.progress(k, entries.size());
      Entry entry = entries.get(k);
      graph.receive(method, entry.layer, entry.name, source, entry.tensor, placement);
    }
  }
}
