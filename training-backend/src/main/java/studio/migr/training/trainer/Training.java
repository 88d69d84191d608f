package studio.migr.training.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import studio.migr.training.run.RunWriter;

/**
 * Something that learns step by step. All that a step does follows from its number, the settings,
 * and the state that {@link #writeState} keeps: so a training that was broken off goes on to the
 * bit.
 */
public interface Training extends AutoCloseable {
  /** Steps in all. */
  long steps();

  /**
   * Makes a step.
   *
   * @param step from 1
   * @param run for samples and words; the loop itself writes the metrics
   * @return metrics by name
   */
  Map<String, Double> step(long step, RunWriter run) throws IOException;

  /** Keeps all that the next steps need, in files of an empty folder. */
  void writeState(Path folder) throws IOException;

  /** Goes on from what {@link #writeState} kept. */
  void readState(Path folder) throws IOException;

  /** Writes the model as others read it. */
  void writeModel(Path folder) throws IOException;

  /** Bytes that a checkpoint takes on the disk, about. */
  long stateBytes();

  @Override
  void close();
}
