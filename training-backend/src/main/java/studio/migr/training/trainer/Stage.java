package studio.migr.training.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.work.Work;

/** A kind of training, as the command line and the process of a trainer see it. */
public interface Stage {
  /** Its name in commands and in {@code config.json}. */
  String name();

  /**
   * All settings of a file, those left out as they usually are, folders as absolute paths.
   *
   * @throws TrainingFault if a setting is not known or cannot be
   */
  ObjectNode settings(Path file) throws IOException;

  /**
   * Settings as a run of this stage keeps them, with those that came after it began as they usually
   * are: a run goes on with a newer program.
   */
  default ObjectNode completed(ObjectNode kept) {
    return kept;
  }

  /** The name of the data set that the settings name: its hash. */
  String dataset(ObjectNode settings) throws IOException;

  /**
   * Loads model and data, and reads all clips once. To be called, and the result used, on one
   * thread.
   *
   * @param cache folder for decoded clips where the settings name none
   * @throws TrainingFault if the data cannot be learnt from
   * @throws IOException if something cannot be read
   */
  Training open(ObjectNode settings, Path cache, Work work) throws IOException;

  /**
   * What a training would be, as one flat object with numbers: {@code samples}, {@code steps},
   * {@code memory_bytes}, {@code seconds}, and others of the stage's own.
   */
  ObjectNode plan(ObjectNode settings, Path cache, Work work) throws IOException;

  /** Steps between two checkpoints, and how many are kept. */
  int[] checkpoints(ObjectNode settings) throws IOException;
}
