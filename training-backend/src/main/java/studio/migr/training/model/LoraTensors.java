package studio.migr.training.model;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.adapter.LoraPair;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/**
 * The adapters of a model before they are trained.
 *
 * @param tensors by their names in an adapter's file
 */
record LoraTensors(List<LoraPair> pairs, TensorSource tensors) {
  private static final String LAYERS = "model.layers.";
  private static final String WEIGHT = ".weight";

  /** Those of an adapter that was trained before. */
  static LoraTensors of(LoraAdapter adapter, TensorSource base) throws IOException {
    adapter.requireFit(base);
    return new LoraTensors(adapter.pairs(), adapter);
  }

  /**
   * Fresh ones for all modules of the decoder's layers whose last name is among the targets: A
   * evenly between ±1/√inputs (Kaiming's rule with a = √5, as PEFT has it), B zero.
   *
   * @throws IllegalArgumentException if no module has such a name
   */
  static LoraTensors fresh(LoraConfig config, long seed, TensorSource base) {
    MemoryTensors tensors = new MemoryTensors();
    List<LoraPair> pairs = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : base.names().stream().sorted().toList()) {
      if (!name.startsWith(LAYERS) || !name.endsWith(WEIGHT)) {
        continue;
      }
      String module = name.substring(0, name.length() - WEIGHT.length());
      if (!config.targets().contains(module.substring(module.lastIndexOf('.') + 1))) {
        continue;
      }
      int rank = config.rankOf(module);
      long outputs = base.info(name).size(0);
      long inputs = base.info(name).size(1);
      TensorInfo a =
          new TensorInfo(LoraAdapter.nameOfA(module), TensorType.F32, (long) rank, inputs);
      TensorInfo b =
          new TensorInfo(LoraAdapter.nameOfB(module), TensorType.F32, outputs, (long) rank);
      float[] drawn = new float[Math.toIntExact(a.elements())];
      double bound = 1 / Math.sqrt(inputs);
      SplittableRandom own = random.split();
      for (int k = 0; k < drawn.length; k++) {
        drawn[k] = (float) own.nextDouble(-bound, bound);
      }
      tensors.add(a, MemorySegment.ofArray(drawn));
      tensors.add(b, MemorySegment.ofArray(new float[Math.toIntExact(b.elements())]));
      pairs.add(new LoraPair(module, a, b, config.scaleOf(module)));
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("no module is named " + config.targets());
    }
    return new LoraTensors(pairs, tensors);
  }
}
