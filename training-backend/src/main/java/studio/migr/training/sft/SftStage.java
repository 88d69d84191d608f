package studio.migr.training.sft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerConfig;
import studio.migr.training.trainer.Training;

/** Supervised fine-tuning: {@code train sft}. */
public final class SftStage implements Stage {
  private static final List<String> FOLDERS = List.of("model", "adapter", "snapshot", "cache");

  @Override
  public String name() {
    return "sft";
  }

  @Override
  public ObjectNode settings(Path file) throws IOException {
    ObjectNode settings = TrainerConfig.read(file, SftSettings.DEFAULTS);
    TrainerConfig.as(SftSettings.class, settings, file);
    TrainerConfig.makeAbsolute(settings, FOLDERS);
    return settings;
  }

  @Override
  public ObjectNode completed(ObjectNode kept) {
    return TrainerConfig.completed(kept, SftSettings.DEFAULTS);
  }

  private static SftSettings read(ObjectNode settings) throws IOException {
    return TrainerConfig.as(SftSettings.class, settings, Path.of("config.json"));
  }

  @Override
  public String dataset(ObjectNode settings) throws IOException {
    return Snapshot.read(Path.of(read(settings).snapshot())).hash();
  }

  @Override
  public Training open(ObjectNode settings, Path cache, Work work) throws IOException {
    SftTraining training = SftTraining.open(read(settings), cache, work);
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
    try (SftTraining training = SftTraining.open(read(settings), cache, work)) {
      SftPlan plan = training.plan();
      return new ObjectMapper()
          .createObjectNode()
          .put("samples", plan.samples())
          .put("validation_samples", plan.validationSamples())
          .put("steps_of_epoch", plan.stepsOfEpoch())
          .put("steps", plan.steps())
          .put("trained_parameters", plan.trainedNumbers())
          .put("longest_sample_tokens", plan.longest())
          .put("memory_bytes", plan.memoryBytes())
          .put("seconds", plan.seconds());
    }
  }

  @Override
  public int[] checkpoints(ObjectNode settings) throws IOException {
    SftSettings read = read(settings);
    return new int[] {read.checkpointEvery(), read.checkpointsKept()};
  }
}
