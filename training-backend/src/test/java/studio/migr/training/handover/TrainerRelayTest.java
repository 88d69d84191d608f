package studio.migr.training.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;

/** The jobs that are handed over, with each trainer played by its documented logs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the jobs are shell scripts")
final class TrainerRelayTest {
  private static final String ADAPTER =
      """
      mkdir -p "$out"
      echo '{"peft_type":"LORA"}' > "$out/adapter_config.json"
      echo weights > "$out/adapter_model.safetensors"
      """;
  private static final String SWIFT =
      """
      out=output/v0-20260101/checkpoint-3; mkdir -p output/v0-20260101
      for step in 1 2 3; do
        echo "{\\"loss\\":$step.5,\\"global_step/max_steps\\":\\"$step/3\\",\\"memory(GiB)\\":40}" >> output/v0-20260101/logging.jsonl
        sleep 0.1
      done
      """;
  private static final String LLAMA =
      """
      out=output/checkpoint-3; mkdir -p output
      for step in 1 2 3; do
        echo "{\\"current_steps\\":$step,\\"total_steps\\":3,\\"loss\\":$step.5,\\"lr\\":2e-5}" >> output/trainer_log.jsonl
      done
      """;
  private static final String TRL =
      """
      out=output/checkpoint-3; mkdir -p output/checkpoint-3
      echo '{"global_step":3,"max_steps":3,"log_history":[{"step":1,"loss":1.5},{"step":2,"loss":2.5},{"step":3,"loss":3.5}]}' > $out/trainer_state.json
      """;

  @TempDir private Path folder;
  private Path programs = Path.of("");

  @BeforeEach
  void aPlaceForPrograms() throws IOException {
    programs = Files.createDirectory(folder.resolve("bin"));
  }

  private TrainerRelay relay(HandoverFormat format, String program, String plays)
      throws IOException {
    Path file = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + plays);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    Path job = folder.resolve("run.sbatch");
    Files.writeString(job, new SlurmScript(2, 1).of("a-run", format.command(Stage.SFT)));
    return new TrainerRelay(
        List.of(
            "env",
            "PATH=" + programs + ":/usr/bin:/bin",
            "SLURM_SUBMIT_DIR=" + folder,
            "MODEL=/models/m",
            "SCRIPT=train.py",
            "bash",
            job.toString()),
        folder.resolve("output"));
  }

  private RunDirectory run() throws IOException {
    return RunDirectory.create(folder.resolve("run"), new ObjectMapper().createObjectNode(), "abc");
  }

  private static boolean follow(TrainerRelay relay, RunDirectory run) throws IOException {
    return relay.run(run, run.printedFile(), Clock.systemUTC());
  }

  private void walks(HandoverFormat format, String program, String plays) throws IOException {
    RunDirectory run = run();
    assertThat(follow(relay(format, program, plays + ADAPTER), run)).isTrue();
    assertThat(run.metrics()).extracting(MetricsLine::step).containsExactly(1L, 2L, 3L);
    assertThat(run.metrics().getLast().values()).containsEntry("loss", 3.5);
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.FINISHED);
    Path checkpoint = run.checkpoints().latest().orElseThrow();
    assertThat(checkpoint).hasFileName("step-3");
    assertThat(checkpoint.resolve("adapter_model.safetensors")).hasContent("weights");
  }

  @Test
  void msSwiftIsFollowedAndItsAdapterKept() throws IOException {
    walks(new MsSwiftFormat(), "swift", SWIFT);
  }

  @Test
  void llamaFactoryIsFollowedAndItsAdapterKept() throws IOException {
    walks(new LlamaFactoryFormat(), "llamafactory-cli", LLAMA);
  }

  @Test
  void trlIsFollowedAndItsAdapterKept() throws IOException {
    walks(new TrlFormat(), "accelerate", TRL);
  }

  @Test
  void aTrainerThatFailsIsShownWithItsLastWords() throws IOException {
    RunDirectory run = run();
    assertThat(follow(relay(new MsSwiftFormat(), "swift", "echo CUDA is gone; exit 3\n"), run))
        .isFalse();
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.FAILED);
    assertThat(run.status().read().orElseThrow().error().orElseThrow()).contains("3: CUDA is gone");
  }

  @Test
  void whoStopsTheRunStopsTheTrainerAndKeepsWhatItSaves() throws Exception {
    RunDirectory run = run();
    TrainerRelay relay =
        relay(
            new MsSwiftFormat(),
            "swift",
            "save() {\n"
                + ADAPTER
                + "exit\n}\ntrap save TERM\n"
                + SWIFT
                + "while :; do sleep 0.1; done\n");
    CompletableFuture<Boolean> well =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return follow(relay, run);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    for (int k = 0; run.metrics().size() < 3; k++) {
      assertThat(k).as("the steps come").isLessThan(1200);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    run.request(RunRequest.STOP);
    assertThat(well.get(3, TimeUnit.MINUTES)).isTrue();
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.STOPPED);
    assertThat(run.checkpoints().all()).containsKey(3L);
  }
}
