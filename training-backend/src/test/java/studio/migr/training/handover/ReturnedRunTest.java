package studio.migr.training.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;

/** What other trainers leave behind becomes a run of ours. */
final class ReturnedRunTest {
  @TempDir private Path temporary;

  private Path file(String name, String text) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void msSwiftsLogIsReadWithoutItsLastLine() throws IOException {
    Path log =
        file(
            "out/v0-2026/logging.jsonl",
            """
            {"loss":2.5,"reward":0.25,"rewards/migr_format/mean":0.5,"frac_reward_zero_std":null,"global_step/max_steps":"1/900","memory(GiB)":40.1}
            {"loss":2.0,"global_step/max_steps":"2/900","clip_ratio":0.1}
            {"eval_loss":1.5,"global_step/max_steps":"2/900"}
            {"last_model_checkpoint":"/x","log_history":[{"step":1}],"global_step":900}
            {"loss":1.0,"global_st""");
    assertThat(TrainerLog.read(log))
        .containsExactly(
            new MetricsLine(
                1,
                Map.of(
                    "loss",
                    2.5,
                    "reward",
                    0.25,
                    "rewards/migr_format/mean",
                    0.5,
                    "memory(GiB)",
                    40.1)),
            new MetricsLine(
                2, Map.of("loss", 2.0, "clip_ratio/region_mean", 0.1, "eval_loss", 1.5)));
  }

  @Test
  void llamaFactorysLogCountsARepeatedStepOnce() throws IOException {
    Path log =
        file(
            "out/trainer_log.jsonl",
            """
            {"current_steps":10,"total_steps":30,"loss":3.0,"lr":2e-5,"percentage":33.3,"elapsed_time":"0:01:00"}
            {"current_steps":10,"total_steps":30,"loss":2.5,"lr":2e-5}
            {"current_steps":30,"total_steps":30,"percentage":100.0}
            """);
    List<MetricsLine> lines = TrainerLog.read(log);
    assertThat(lines).extracting(MetricsLine::step).containsExactly(10L, 30L);
    assertThat(lines.getFirst().values()).containsEntry("loss", 2.5);
    assertThat(lines.getFirst().values()).containsEntry("learning_rate", 2e-5);
  }

  @Test
  void theAdapterAndTheMetricsBecomeARun() throws IOException {
    file(
        "out/checkpoint-20/trainer_state.json",
        "{\"global_step\":20,\"log_history\":[{\"step\":10,\"loss\":2.0},{\"step\":20,\"loss\":1.5,\"epoch\":1.0}]}");
    file("out/checkpoint-20/adapter_config.json", "{\"peft_type\":\"LORA\"}");
    file("out/checkpoint-20/adapter_model.safetensors", "weights");
    file("out/checkpoint-20/optimizer.pt", "large");
    ReturnedRun found = ReturnedRun.find(temporary.resolve("out"));
    RunDirectory run =
        found.keep(
            temporary.resolve("run"),
            new ObjectMapper().createObjectNode(),
            "abc",
            Clock.systemUTC());
    assertThat(run.metrics()).isEqualTo(found.metrics()).hasSize(2);
    assertThat(run.dataset()).contains("abc");
    Path checkpoint = run.checkpoints().latest().orElseThrow();
    assertThat(checkpoint).hasFileName("step-20");
    assertThat(checkpoint.resolve("adapter_model.safetensors")).hasContent("weights");
    assertThat(checkpoint.resolve("optimizer.pt")).doesNotExist();
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aFolderWithoutALogIsRefused() throws IOException {
    file("out/notes.txt", "x");
    assertThatThrownBy(() -> ReturnedRun.find(temporary.resolve("out")))
        .isInstanceOf(FormatException.class);
    Path damaged = file("out/logging.jsonl", "not json\nneither\n");
    assertThatThrownBy(() -> TrainerLog.read(damaged)).isInstanceOf(FormatException.class);
    Path cut = file("out/trainer_state.json", "{\"log_history\":[");
    assertThatThrownBy(() -> TrainerLog.read(cut)).isInstanceOf(FormatException.class);
  }
}
