package studio.migr.training.grpo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerConfig;
import studio.migr.training.trainer.Training;

/** Learning from own answers: {@code train grpo}. */
public final class GrpoStage implements Stage {
  private static final List<String> FOLDERS = List.of("model", "adapter", "snapshot", "cache");
  private static final String READER = "reader";

  @Override
  public String name() {
    return "grpo";
  }

  @Override
  public ObjectNode settings(Path file) throws IOException {
    ObjectNode settings = TrainerConfig.read(file, GrpoRunSettings.defaults());
    GrpoRunSettings.of(settings, file);
    TrainerConfig.makeAbsolute(settings, FOLDERS);
    if (settings.get(name()) instanceof ObjectNode own) {
      TrainerConfig.makeAbsolute(own, List.of(READER));
    }
    return settings;
  }

  @Override
  public ObjectNode completed(ObjectNode kept) {
    return TrainerConfig.completed(kept, GrpoRunSettings.defaults());
  }

  private static GrpoRunSettings read(ObjectNode settings) throws IOException {
    return GrpoRunSettings.of(settings, Path.of("config.json"));
  }

  @Override
  public String dataset(ObjectNode settings) throws IOException {
    return Snapshot.read(Path.of(read(settings).common().snapshot())).hash();
  }

  @Override
  public Training open(ObjectNode settings, Path cache, Work work) throws IOException {
    GrpoTraining training = GrpoTraining.open(read(settings), cache, work);
    try {
      training.prepare(work);
      return training;
    } catch (Throwable e) {
      training.close();
      throw e;
    }
  }

  @Override
  public ObjectNode plan(ObjectNode settings, Path cache, Work work) throws IOException {
    try (GrpoTraining training = GrpoTraining.open(read(settings), cache, work)) {
      return training.plan();
    }
  }

  @Override
  public int[] checkpoints(ObjectNode settings) throws IOException {
    GrpoRunSettings read = read(settings);
    return new int[] {read.common().checkpointEvery(), read.common().checkpointsKept()};
  }
}
