package studio.migr.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.run.Liveness;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.run.SampleLine;

/** The example of the documentation plays a trainer, and fills a run that the studio reads. */
final class ExternalCommandTest {
  private static final int PATIENCE_S = 180;

  @TempDir Path folder;

  @BeforeEach
  void thereIsAShell() {
    Assumptions.assumeTrue(File.separatorChar == '/', "the example is a shell script");
  }

  private static Path example() {
    Path place = Path.of("").toAbsolutePath();
    while (!Files.exists(place.resolve("docs/examples/own-trainer.sh"))) {
      place = Objects.requireNonNull(place.getParent());
    }
    return place.resolve("docs/examples/own-trainer.sh");
  }

  private RunDirectory run(String name, String... command) throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode().put("snapshot", "/data/abc");
    for (String word : command) {
      config.withArray("command").add(word);
    }
    return RunDirectory.create(folder.resolve(name), config, "abc");
  }

  private Process start(RunDirectory run) throws IOException {
    return ExternalCommand.of(run.config(), Path.of("own.json"))
        .start(run, folder.resolve("words"));
  }

  private static RunStatus status(RunDirectory run) throws IOException {
    return run.status().read().orElseThrow();
  }

  @Test
  void whatItWritesIsARunLikeAnyOther() throws Exception {
    RunDirectory run = run("whole", "sh", example().toString(), "{run}", "3");
    Process process = start(run);
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    RunStatus status = status(run);
    assertThat(status.state()).isEqualTo(RunState.FINISHED);
    assertThat(status.step()).isEqualTo(3);
    assertThat(status.steps()).isEqualTo(3);
    assertThat(status.owner().pid()).isPositive();
    assertThat(run.exitCode()).hasValue(0);
    assertThat(run.metrics())
        .extracting(line -> line.values().get("loss"))
        .containsExactly(0.8, 0.7, 0.6);
    assertThat(run.samples()).extracting(SampleLine::step).containsExactly(1L, 2L, 3L);
    assertThat(run.checkpoints().all().keySet()).containsExactly(3L);
    assertThat(run.lastWords(1)).singleElement().asString().contains("the data set abc");
  }

  @Test
  void itStopsWhenItIsAsked() throws Exception {
    RunDirectory run = run("stopped", "sh", example().toString(), "{run}", "1000000");
    Process process = start(run);
    assertThat(Liveness.of(status(run), Instant.now())).isEqualTo(Liveness.ALIVE);
    run.request(RunRequest.STOP);
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(status(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(run.checkpoints().latest()).isPresent();
  }

  @Test
  void oneThatEndsWithoutAWordIsDeadAndWhatItPrintedIsKept() throws Exception {
    RunDirectory run = run("mute", "sh", "-c", "echo from {snapshot}; exit 3");
    Process process = start(run);
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(Liveness.of(status(run), Instant.now())).isEqualTo(Liveness.DEAD);
    assertThat(folder.resolve("words")).content().isEqualTo("from /data/abc\n");
  }

  @Test
  void aCommandIsAListOfWords() throws IOException {
    for (String wrong : List.of("{}", "{\"command\":\"sh x\"}", "{\"command\":[1]}")) {
      ObjectNode settings = (ObjectNode) new ObjectMapper().readTree(wrong);
      assertThatThrownBy(() -> ExternalCommand.of(settings, Path.of("own.json")))
          .isInstanceOf(TrainingFault.class)
          .hasMessageContaining("command");
    }
  }
}
