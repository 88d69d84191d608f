package studio.migr.training.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.family.FrameTokens;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.work.Work;

/**
 * A model in the graph that trains it, as it came from its folder.
 *
 * @param trained which weights change, with the configuration of an adapter that is gone on from
 * @param numbers of all its weights
 * @param others what the checkpoint holds besides what is computed with
 */
record LoadedModel(
    Path folder,
    ModelConfig config,
    SampleShape shape,
    Trained trained,
    TrainableParts parts,
    Graph graph,
    Placement placement,
    long numbers,
    MemoryTensors others) {

  /** As {@link TrainableModel#open} has it. */
  static LoadedModel open(
      Path folder, Optional<Path> adapter, Trained trained, Placement placement, Work work)
      throws IOException {
    if (placement.linear() != LinearOperator.PLAIN) {
      throw new IllegalArgumentException(placement.linear() + " has no gradients");
    }
    ModelConfig config = ConfigFile.read(folder);
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      if (trained instanceof Trained.Lora lora && adapter.isPresent()) {
        try (LoraAdapter before = LoraAdapter.open(adapter.get())) {
          return load(
              folder,
              config,
              checkpoint,
              new Trained.Lora(before.config().withDropout(lora.config().dropout()), lora.seed()),
              Optional.of(LoraTensors.of(before, checkpoint)),
              placement,
              work);
        }
      }
      Optional<LoraTensors> fresh =
          trained instanceof Trained.Lora lora
              ? Optional.of(LoraTensors.fresh(lora.config(), lora.seed(), checkpoint))
              : Optional.empty();
      return load(folder, config, checkpoint, trained, fresh, placement, work);
    }
  }

  private static LoadedModel load(
      Path folder,
      ModelConfig config,
      Checkpoint checkpoint,
      Trained trained,
      Optional<LoraTensors> adapters,
      Placement placement,
      Work work)
      throws IOException {
    SampleShape shape = SampleShape.of(config, checkpoint);
    TrainableParts parts = new TrainableParts(config, checkpoint, trained, adapters);
    Graph graph =
        parts.compile(shape.frameTokens().orElse(new FrameTokens(1, false)), placement.precision());
    try {
      parts.handOver(graph, placement, work);
      try (NDManager passing = graph.newScope()) {
        int positions = TrainableParts.decoder(config).positions();
        graph.callWithGradients(
            passing, "settle", new NDList(passing.create(new float[positions])));
      }
      MemoryTensors others = others(checkpoint, parts, graph);
      long numbers =
          checkpoint.names().stream().mapToLong(name -> checkpoint.info(name).elements()).sum();
      return new LoadedModel(
          folder, config, shape, trained, parts, graph, placement, numbers, others);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /** What the checkpoint holds besides what is computed with, such as R1-Omni's compressor. */
  private static MemoryTensors others(Checkpoint checkpoint, TrainableParts parts, Graph graph) {
    Set<String> known;
    try (NDManager passing = graph.newScope()) {
      known = parts.weights(graph, passing).keySet();
    }
    MemoryTensors others = new MemoryTensors();
    for (String name : checkpoint.names()) {
      if (!known.contains(name)) {
        MemorySegment bytes = checkpoint.bytes(name);
        others.add(
            checkpoint.info(name), MemorySegment.ofArray(bytes.toArray(ValueLayout.JAVA_BYTE)));
      }
    }
    return others;
  }
}
