package studio.migr.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.LiveTensors;
import studio.migr.runtime.graph.Tensors;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsFile;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.training.optimize.AdamW;

/** The file from which a training goes on. */
final class TrainingState {
  private static final List<String> STATE = List.of("value.", "mean.", "square.", "steps.");

  private TrainingState() {}

  /**
   * Writes what is trained and what the optimiser remembers, in float32: all that {@link #read}
   * needs to go on to the bit. Gathered gradients are not kept.
   */
  static void write(Path file, Graph graph, AdamW optimizer) throws IOException {
    try (NDManager passing = graph.newScope()) {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      NDList values = graph.call(passing, "trained");
      NDList memory = optimizer.state(passing);
      for (int k = 0; k < values.size(); k++) {
        tensors.put(STATE.get(0) + k, values.get(k));
        for (int kind = 1; kind < STATE.size(); kind++) {
          tensors.put(STATE.get(kind) + k, memory.get((kind - 1) * values.size() + k));
        }
      }
      SafetensorsWriter.write(
          file, new LiveTensors(tensors, new MemoryTensors()), Map.of("format", "pt"));
    }
  }

  /**
   * Goes on from what {@link #write} wrote.
   *
   * @return the steps that were made
   * @throws ModelFileException if the file is damaged
   * @throws WeightsException if it is of another model
   */
  static long read(Path file, Graph graph, AdamW optimizer) throws IOException {
    try (SafetensorsFile saved = SafetensorsFile.open(file);
        NDManager passing = graph.newScope()) {
      NDList values = graph.call(passing, "trained");
      List<NDArray> found = new ArrayList<>();
      for (String kind : STATE) {
        for (int k = 0; k < values.size(); k++) {
          if (!kind.equals(STATE.getLast())) {
            Tensors.requireShape(saved, kind + k, values.get(k).getShape().getShape());
          }
          found.add(Tensors.read(passing, saved, kind + k));
        }
      }
      graph.tell("restore", found.subList(0, values.size()));
      optimizer.resume(found.subList(values.size(), found.size()));
      return found.isEmpty() ? 0 : (long) found.getLast().toFloatArray()[0];
    }
  }
}
