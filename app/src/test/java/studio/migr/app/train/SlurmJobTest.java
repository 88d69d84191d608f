package studio.migr.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;

/** The script that Slurm runs, run by the shell alone; no cluster is needed. */
final class SlurmJobTest {
  private static final int PATIENCE_S = 60;
  private static final String TRAINER =
      """
      step=0
      while [ ! -e "$1/request" ] && [ "$step" -lt "$2" ]; do
        step=$((step + 1))
        echo "{\\"step\\":$step}" >> "$1/metrics.jsonl"
        sleep 0.05
      done
      state=finished
      [ -e "$1/request" ] && state=stopped
      echo "{\\"state\\":\\"$state\\",\\"pid\\":1,\\"host\\":\\"n1\\",\\"heartbeat\\":\\"2026-01-01T00:00:00Z\\"}" > "$1/status.json"
      """;

  @TempDir Path folder;

  @BeforeEach
  void thereIsABash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
  }

  private RunDirectory run(int steps) throws Exception {
    Path trainer = Files.writeString(folder.resolve("a trainer's.sh"), TRAINER);
    ObjectNode config = new ObjectMapper().createObjectNode();
    List.of("sh", trainer.toString(), "{run}", Integer.toString(steps))
        .forEach(config.putArray("command")::add);
    return RunDirectory.create(folder.resolve("run it's"), config, "none");
  }

  private Process start(RunDirectory run) throws Exception {
    Path script = Files.writeString(folder.resolve("job"), SlurmJob.script(run));
    return new ProcessBuilder("/bin/bash", script.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("printed").toFile())
        .start();
  }

  @Test
  void itTrainsToTheEndAndKeepsTheCode() throws Exception {
    RunDirectory run = run(3);
    Process job = start(run);
    assertThat(job.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.exitCode()).hasValue(0);
  }

  private Process startAndAwaitSteps(RunDirectory run) throws Exception {
    Process job = start(run);
    for (int k = 0; run.metrics().size() < 2; k++) {
      assertThat(k).isLessThan(PATIENCE_S * 50);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return job;
  }

  private static void warnOfTheLimit(Process job) throws Exception {
    new ProcessBuilder("kill", "-USR1", Long.toString(job.pid())).start().waitFor();
    assertThat(job.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void beforeItsTimeIsUpTheTrainerSavesAndTheRunWaitsForTheCluster() throws Exception {
    RunDirectory run = run(1_000_000);
    warnOfTheLimit(startAndAwaitSteps(run));
    assertThat(run.status().read()).as("as if no trainer had begun yet").isEmpty();
    assertThat(run.request()).as("nobody asked it to end").isEmpty();
    assertThat(run.exitCode()).isEmpty();
  }

  @Test
  void whoWantedItToEndGetsItEndedAlsoAtTheTimeLimit() throws Exception {
    RunDirectory run = run(1_000_000);
    Process job = startAndAwaitSteps(run);
    run.request(RunRequest.STOP);
    warnOfTheLimit(job);
    assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.STOPPED);
    assertThat(run.request()).contains(RunRequest.STOP);
  }
}
