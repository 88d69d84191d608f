package studio.migr.training.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.training.model.TrainableModel;

/**
 * The files of a checkpoint: {@code state.safetensors} with what is trained and the optimiser's
 * moments, and {@code state.json} with its checksum and with what the run was about.
 */
public final class StateFolder {
  private static final String TENSORS = "state.safetensors";
  private static final String FACTS = "state.json";
  private static final int FORMAT = 1;
  private static final int BLOCK = 1 << 16;

  private StateFolder() {}

  /**
   * @param about names what the state is of: the data and the settings, for example by a hash
   */
  public static void write(Path folder, TrainableModel model, String about) throws IOException {
    Path tensors = folder.resolve(TENSORS);
    model.writeState(tensors);
    ObjectNode facts = new ObjectMapper().createObjectNode();
    facts.put("format", FORMAT).put("about", about).put("crc32c", checksum(tensors));
    Files.writeString(folder.resolve(FACTS), facts.toPrettyString() + "\n");
  }

  /**
   * @throws TrainingFault if the checkpoint is damaged, or of other data or settings
   * @throws studio.migr.runtime.modelfile.ModelFileException if a file cannot be understood
   */
  public static void read(Path folder, TrainableModel model, String about) throws IOException {
    Path tensors = folder.resolve(TENSORS);
    ObjectNode facts = StrictJson.object(folder.resolve(FACTS));
    if (!Files.isRegularFile(tensors) || !facts.path("crc32c").asText().equals(checksum(tensors))) {
      throw new TrainingFault(TrainingFault.Kind.DAMAGED_CHECKPOINT, folder.toString());
    }
    if (!facts.path("about").asText().equals(about)) {
      throw new TrainingFault(TrainingFault.Kind.OTHER_RUN, folder.toString());
    }
    model.readState(tensors);
  }

  private static String checksum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        sum.update(block, 0, count);
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
