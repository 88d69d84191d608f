package studio.migr.training.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.Snapshot;

/**
 * Training by somebody else's program: {@code train external}. Of its settings, {@code command} and
 * {@code snapshot} are read here; all others are the program's own.
 */
public final class ExternalStage implements Stage {
  private static final String SNAPSHOT = "snapshot";

  @Override
  public String name() {
    return "external";
  }

  @Override
  public ObjectNode settings(Path file) throws IOException {
    try {
      if (new ObjectMapper().readTree(Files.readString(file)) instanceof ObjectNode settings) {
        ExternalCommand.of(settings, file);
        if (settings.path(SNAPSHOT).asText().isBlank()) {
          throw new TrainingFault(TrainingFault.Kind.BAD_SETTING, file.toString(), SNAPSHOT);
        }
        TrainerConfig.makeAbsolute(settings, List.of(SNAPSHOT));
        return settings;
      }
    } catch (JsonProcessingException e) {
      throw new TrainingFault(e, TrainingFault.Kind.BAD_CONFIG, file.toString());
    }
    throw new TrainingFault(TrainingFault.Kind.BAD_CONFIG, file.toString());
  }

  @Override
  public String dataset(ObjectNode settings) throws IOException {
    return Snapshot.read(Path.of(settings.path(SNAPSHOT).asText())).hash();
  }

  @Override
  public Training open(ObjectNode settings, Path cache, Work work) throws IOException {
    throw new IllegalStateException("this training is a program of its own");
  }

  @Override
  public ObjectNode plan(ObjectNode settings, Path cache, Work work) throws IOException {
    throw new TrainingFault(
        TrainingFault.Kind.NO_PLAN, settings.path(ExternalCommand.SETTING).path(0).asText());
  }

  @Override
  public int[] checkpoints(ObjectNode settings) {
    return new int[] {1, 1};
  }
}
