package studio.migr.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a run: written by one process, read by others at any time, found again later. */
final class RunDirectoryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path temporary;
  private RunDirectory run;

  @BeforeEach
  void create() throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode().put("learning_rate", 1e-6);
    run = RunDirectory.create(temporary.resolve("run"), config, "abc123");
  }

  private static MetricsLine loss(long step, double value) {
    return new MetricsLine(step, Map.of("loss", value));
  }

  @Test
  void whatATrainerWritesOthersReadInTheFolder() throws IOException {
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(new MetricsLine(1, Map.of("loss", 2.5, "rewards/order/mean", 0.25)), 10);
      writer.sample(
          new SampleLine(1, "c7", 0, "<think>…</think>", Map.of("order", 1.0), 2.0, -0.7));
      writer.say("Two lines\nfor people");
      assertThat(run.status().read().orElseThrow().state()).isEqualTo(RunState.RUNNING);
      writer.end(RunState.FINISHED);
    }
    RunDirectory again = RunDirectory.open(run.folder());
    assertThat(again.config().path("learning_rate").asDouble()).isEqualTo(1e-6);
    assertThat(again.dataset()).contains("abc123");
    assertThat(again.metrics())
        .containsExactly(new MetricsLine(1, Map.of("loss", 2.5, "rewards/order/mean", 0.25)));
    assertThat(again.samples())
        .containsExactly(
            new SampleLine(1, "c7", 0, "<think>…</think>", Map.of("order", 1.0), 2.0, -0.7));
    assertThat(again.lastWords(1)).containsExactly("2026-03-01T12:00:00Z for people");
    RunStatus status = again.status().read().orElseThrow();
    assertThat(status.state()).isEqualTo(RunState.FINISHED);
    assertThat(status.step()).isEqualTo(1);
    assertThat(status.steps()).isEqualTo(10);
    assertThat(Liveness.of(status, NOON)).isEqualTo(Liveness.ENDED);
  }

  @Test
  void aHalfWrittenLastLineIsNeitherReadNorContinued() throws IOException {
    Path file = run.folder().resolve("metrics.jsonl");
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(loss(1, 3), 9);
      writer.step(loss(2, 2), 9);
    }
    Files.writeString(file, "{\"step\":3,\"lo", StandardOpenOption.APPEND);
    assertThat(run.metrics()).extracting(MetricsLine::step).containsExactly(1L, 2L);
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(loss(3, 1), 9);
    }
    assertThat(run.metrics()).extracting(MetricsLine::step).containsExactly(1L, 2L, 3L);
    assertThat(Files.readString(file)).doesNotContain("\"lo{");
  }

  @Test
  void atEveryCutWhatWasWholeIsRead() throws IOException {
    Path file = run.folder().resolve("metrics.jsonl");
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      for (int step = 1; step <= 20; step++) {
        writer.step(loss(step, step / 3.0), 20);
      }
    }
    byte[] all = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(7);
    for (int k = 0; k < 40; k++) {
      int cut = random.nextInt(all.length + 1);
      Files.write(file, Arrays.copyOf(all, cut));
      long ends = 0;
      for (int i = 0; i < cut; i++) {
        ends += all[i] == '\n' ? 1 : 0;
      }
      // A line that only lacks its end is whole as JSON, and may be read already.
      assertThat((long) run.metrics().size()).isBetween(ends, ends + 1);
    }
  }

  @Test
  void aDamagedLineCostsOnlyItself() throws IOException {
    Files.writeString(
        run.folder().resolve("metrics.jsonl"),
        "{\"step\":1,\"loss\":3}\nnot json\n[1]\n{\"loss\":1}\n{\"step\":2,\"loss\":null,\"lr\":\"x\"}\n");
    assertThat(run.metrics()).containsExactly(loss(1, 3), new MetricsLine(2, Map.of()));
  }

  @Test
  void stepsMadeAgainAfterAResumeCountOnce() throws IOException {
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(loss(1, 3), 3);
      writer.step(loss(2, 9), 3);
      writer.step(loss(2, 2), 3);
    }
    assertThat(run.metrics()).containsExactly(loss(1, 3), loss(2, 2));
  }

  @Test
  void aReaderNeverSeesAHalfStatus() throws Exception {
    List<Throwable> wrong = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int k = 0; k < 400; k++) {
                      Path file = run.folder().resolve("status.json");
                      if (Files.exists(file)) {
                        new ObjectMapper().readTree(Files.readString(file)).required("heartbeat");
                      }
                    }
                  } catch (IOException | IllegalArgumentException e) {
                    wrong.add(e);
                  }
                });
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      for (int step = 1; reader.isAlive(); step++) {
        writer.step(loss(step, 1), 400);
      }
    }
    reader.join();
    assertThat(wrong).isEmpty();
  }

  @Test
  void aProcessThatWasKilledIsFoundDeadAndTheRunCanGoOn() throws Exception {
    Process other = new ProcessBuilder(java(), "-version").start();
    Owner owner = new Owner(Owner.thisHost(), other.pid(), other.info().startInstant());
    RunStatus working = new RunStatus(RunState.RUNNING, owner, NOON, 3, 9, Optional.empty());
    other.waitFor(60, TimeUnit.SECONDS);
    run.status().write(working);
    assertThat(Liveness.of(run.status().read().orElseThrow(), NOON)).isEqualTo(Liveness.DEAD);
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(loss(4, 1), 9);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void anotherProcessWithTheSameNumberIsNotTakenForTheTrainer() {
    Owner self = Owner.current();
    Owner before =
        new Owner(self.host(), self.pid(), self.started().map(at -> at.minusSeconds(3600)));
    RunStatus status = new RunStatus(RunState.RUNNING, before, NOON, 0, 0, Optional.empty());
    assertThat(Liveness.of(status, NOON)).isEqualTo(Liveness.DEAD);
    RunStatus own = new RunStatus(RunState.RUNNING, self, NOON, 0, 0, Optional.empty());
    assertThat(Liveness.of(own, NOON.plus(Duration.ofDays(1))))
        .as("alive, however long a step takes")
        .isEqualTo(Liveness.ALIVE);
  }

  @Test
  void aTrainerOnAnotherMachineIsHeardByItsHeartbeat() {
    Owner far = new Owner("gpu-node-7", 12, Optional.empty());
    RunStatus status = new RunStatus(RunState.RUNNING, far, NOON, 0, 0, Optional.empty());
    assertThat(Liveness.of(status, NOON.plusSeconds(60))).isEqualTo(Liveness.ALIVE);
    assertThat(Liveness.of(status, NOON.plusSeconds(600))).isEqualTo(Liveness.SILENT);
  }

  @Test
  void aRunThatSomebodyWritesIsLeftAlone() throws IOException {
    Owner init =
        ProcessHandle.current()
            .parent()
            .map(parent -> new Owner(Owner.thisHost(), parent.pid(), parent.info().startInstant()))
            .orElseThrow();
    run.status().write(new RunStatus(RunState.RUNNING, init, NOON, 0, 0, Optional.empty()));
    assertThatThrownBy(() -> RunWriter.open(run, CLOCK)).isInstanceOf(RunBusyException.class);
  }

  @Test
  void aRequestReachesTheTrainerAndDoesNotOutliveIt() throws IOException {
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      assertThat(writer.asked()).isEmpty();
      run.request(RunRequest.CANCEL);
      assertThat(writer.asked()).contains(RunRequest.CANCEL);
      writer.end(RunState.CANCELLED);
    }
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      assertThat(writer.asked()).isEmpty();
    }
  }

  @Test
  void aFaultIsTheLastWord() throws IOException {
    try (RunWriter writer = RunWriter.open(run, CLOCK)) {
      writer.step(loss(1, 3), 9);
      writer.fail("The disk is full; free some space and resume.");
    }
    RunStatus status = run.status().read().orElseThrow();
    assertThat(status.state()).isEqualTo(RunState.FAILED);
    assertThat(status.error()).contains("The disk is full; free some space and resume.");
    assertThat(run.lastWords(5).getLast()).endsWith("free some space and resume.");
  }

  @Test
  void aCheckpointIsThereWholeOrNotAtAll() throws IOException {
    Checkpoints checkpoints = run.checkpoints();
    checkpoints.write(100, folder -> Files.writeString(folder.resolve("weights"), "old"));
    checkpoints.write(9, folder -> Files.writeString(folder.resolve("weights"), "x"));
    assertThatThrownBy(
            () ->
                checkpoints.write(
                    200,
                    folder -> {
                      Files.writeString(folder.resolve("weights"), "half");
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");
    checkpoints.write(100, folder -> Files.writeString(folder.resolve("weights"), "new"));
    assertThat(checkpoints.all().keySet()).containsExactly(9L, 100L);
    assertThat(checkpoints.latest().orElseThrow().resolve("weights")).hasContent("new");
    try (var left = Files.list(run.folder().resolve("checkpoints"))) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void aFolderWithARunIsNotGivenToAnother() throws IOException {
    ObjectNode config = run.config();
    assertThatThrownBy(() -> RunDirectory.create(run.folder(), config, "x"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> RunDirectory.open(temporary)).isInstanceOf(IOException.class);
  }

  @Test
  void aStatusThatNobodyCanReadIsNone() throws IOException {
    Path file = run.folder().resolve("status.json");
    for (String text : List.of("", "{\"state\":", "[]", "{\"state\":\"x\",\"pid\":1}")) {
      Files.writeString(file, text);
      assertThat(run.status().read()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineWhoseNameCannotBeLookedUpKnowsItsOwnTrainersAllTheSame() {
    assertThat(Owner.nameInTheSystem()).isNotBlank().isEqualTo(Owner.thisHost());
  }
}
