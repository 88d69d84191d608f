package studio.migr.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.run.RunWriter;
import studio.migr.training.trainer.ExternalCommand;

/** Trainers that end badly, in real processes and files, and what is said of each. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trainers are shell scripts")
final class DyingTrainersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path place = Path.of("");

  @BeforeEach
  void name() {
    place = folder.resolve("run");
  }

  @AfterEach
  void endWhatStillRuns() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** A trainer that says it is running, as one should, and then does what {@code script} says. */
  private RunDirectory start(String script) throws IOException {
    String status =
        """
        status() {
          printf '{"state":"%s","pid":%s,"process_started":null,"host":"%s","heartbeat":"%s","step":2,"steps":9}' \
            "$1" $$ "$(hostname)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$0/.s" && mv "$0/.s" "$0/status.json"
        }
        echo 'step 2 of 9' >> "$0/log.txt"
        status running
        """;
    return startBare(List.of("sh", "-c", status + script, "{run}"));
  }

  private RunDirectory startBare(List<String> command) throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode();
    command.forEach(config.putArray(ExternalCommand.SETTING)::add);
    RunDirectory run = RunDirectory.create(place, config, "none");
    started.add(new ExternalCommand(command).start(run, run.printedFile()));
    return run;
  }

  private static void await(Predicate<RunWatch> condition, RunWatch watch) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.test(watch)) {
      assertThat(Instant.now()).as("saw only " + watch.look()).isBefore(end);
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static RunHealth awaited(RunWatch watch, RunCondition condition) {
    await(each -> each.look().condition() == condition, watch);
    return watch.look();
  }

  private void kill(RunDirectory run) throws IOException {
    long pid = run.status().read().orElseThrow().owner().pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Test
  void killed() throws IOException {
    RunDirectory run = start("while :; do sleep 0.1; done");
    RunWatch watch = new RunWatch(place);
    awaited(watch, RunCondition.RUNNING);
    kill(run);
    RunHealth health = awaited(watch, RunCondition.KILLED);
    await(each -> each.look().detail().equals("137"), watch);
    assertThat(health.lastLines()).contains("step 2 of 9");
    assertThat(health.condition().canGoOn()).isTrue();
  }

  @Test
  void outOfMemory() throws IOException {
    startBare(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx8m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            Greedy.class.getName()));
    RunHealth health = awaited(new RunWatch(place), RunCondition.OUT_OF_MEMORY);
    assertThat(String.join("\n", health.lastLines())).contains("java.lang.OutOfMemoryError");
  }

  /** Takes all the memory that it can get. */
  static final class Greedy {
    public static void main(String[] arguments) {
      List<byte[]> kept = new ArrayList<>();
      while (kept.size() < Integer.MAX_VALUE) {
        kept.add(new byte[1 << 20]);
      }
    }
  }

  @Test
  void aFullDisk() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no disk that is always full: /dev/full");
    start("head -c 9 /dev/zero > /dev/full; exit 1");
    RunHealth health = awaited(new RunWatch(place), RunCondition.DISK_FULL);
    assertThat(String.join("\n", health.lastLines())).contains("No space left");
  }

  @Test
  void noRights() throws IOException {
    Path program = Files.writeString(folder.resolve("trainer"), "#!/bin/sh\nexit 0\n");
    startBare(List.of(program.toString()));
    RunHealth health = awaited(new RunWatch(place), RunCondition.NO_RIGHTS);
    assertThat(String.join("\n", health.lastLines())).contains("ermission denied");
  }

  @Test
  void aHalfWrittenLineIsNoFault() throws IOException {
    start("printf '{\"step\":1,\"loss\":1}\\n{\"step\":2,\"lo' > \"$0/metrics.jsonl\"; kill -9 $$");
    awaited(new RunWatch(place), RunCondition.KILLED);
    MetricsLog log = new MetricsLog(place.resolve(RunDirectory.METRICS));
    log.follow();
    assertThat(log.rows()).isEqualTo(1);
    assertThat(RunWarning.of(log)).isEmpty();
    try (RunWriter next = RunWriter.open(RunDirectory.open(place), Clock.systemUTC())) {
      next.step(new MetricsLine(2, Map.of("loss", 3.0)), 9);
    }
    log.follow();
    assertThat(log.rows()).isEqualTo(2);
    assertThat(log.last("loss")).hasValue(3);
  }

  @Test
  void wrongJson() throws IOException {
    RunDirectory run = start("echo '{\"state\": \"runn' > \"$0/status.json\"; sleep 60");
    RunHealth health = awaited(new RunWatch(place), RunCondition.UNREADABLE);
    assertThat(health.detail()).endsWith("status.json");
    assertThat(health.lastLines()).contains("step 2 of 9");
    Files.writeString(run.folder().resolve("config.json"), "[1");
    RunHealth settings = new RunWatch(place).look();
    assertThat(settings.condition()).isEqualTo(RunCondition.UNREADABLE);
    assertThat(settings.detail()).endsWith("config.json");
  }

  @Test
  void aClockThatIsSetKillsNobody() throws IOException {
    RunDirectory run = start("while :; do sleep 0.1; done");
    awaited(new RunWatch(place), RunCondition.RUNNING);
    RunStatus said = run.status().read().orElseThrow();
    AtomicLong gone = new AtomicLong();
    RunWatch watch = new RunWatch(place, Clock.systemUTC(), gone::get);
    assertThat(watch.look().condition()).isEqualTo(RunCondition.RUNNING);
    gone.set(Duration.ofSeconds(10).toNanos());
    run.status().write(at(said, said.heartbeat().minusSeconds(7200)));
    RunHealth back = watch.look();
    assertThat(back.condition()).isEqualTo(RunCondition.RUNNING);
    assertThat(back.clocksDiffer()).isTrue();
    // A process whose start the system now gives otherwise is known by its arguments.
    Owner moved =
        new Owner(
            said.owner().host(),
            said.owner().pid(),
            Optional.of(Instant.now().minusSeconds(86_400)));
    run.status()
        .write(new RunStatus(RunState.RUNNING, moved, Instant.now(), 2, 9, Optional.empty()));
    assertThat(new RunWatch(place).look().condition()).isEqualTo(RunCondition.RUNNING);
  }

  private static RunStatus at(RunStatus status, Instant heartbeat) {
    return new RunStatus(
        status.state(), status.owner(), heartbeat, status.step(), status.steps(), status.error());
  }

  @Test
  void anEndAsIfAllWereWellWithoutAResult() throws IOException {
    start("exit 0");
    RunHealth health = awaited(new RunWatch(place), RunCondition.NO_RESULT);
    assertThat(health.detail()).isEqualTo("0");
    assertThat(health.lastLines()).contains("step 2 of 9");
  }

  @Test
  void aTrainerThatSaysItFinishedAndLeftNothing() throws IOException {
    RunDirectory run = start("status finished");
    awaited(new RunWatch(place), RunCondition.NO_RESULT);
    Files.createDirectory(run.modelFolder());
    awaited(new RunWatch(place), RunCondition.FINISHED);
  }

  @Test
  void silence() throws IOException {
    start("while :; do sleep 0.1; done");
    AtomicLong gone = new AtomicLong();
    RunWatch watch = new RunWatch(place, Clock.systemUTC(), gone::get);
    awaited(watch, RunCondition.RUNNING);
    gone.set(Duration.ofSeconds(100).toNanos());
    RunHealth health = watch.look();
    assertThat(health.condition()).isEqualTo(RunCondition.SILENT);
    assertThat(health.lastLines()).contains("step 2 of 9");
    assertThat(health.condition().atWork()).isTrue();
  }

  @Test
  void aStopThatIsIgnored() throws IOException {
    RunDirectory run = start("trap '' TERM; while :; do sleep 0.1; done");
    RunWatch watch = new RunWatch(place);
    awaited(watch, RunCondition.RUNNING);
    run.request(RunRequest.STOP);
    assertThat(watch.look().condition()).isEqualTo(RunCondition.ENDING);
    Instant before = Instant.now().minus(RunWatch.PATIENCE).minusSeconds(1);
    Files.setLastModifiedTime(place.resolve("request"), FileTime.from(before));
    RunHealth health = watch.look();
    assertThat(health.condition()).isEqualTo(RunCondition.STOP_IGNORED);
    assertThat(health.lastLines()).contains("step 2 of 9");
  }

  @Test
  void aMachineThatWentDown() throws IOException {
    RunDirectory run = RunDirectory.create(place, new ObjectMapper().createObjectNode(), "none");
    Instant before = Instant.now().minus(Duration.ofDays(4000));
    Files.writeString(place.resolve("log.txt"), "step 2 of 9\n", StandardOpenOption.CREATE);
    Owner gone = new Owner(Owner.thisHost(), ProcessHandle.current().pid(), Optional.of(before));
    run.status().write(new RunStatus(RunState.RUNNING, gone, before, 2, 9, Optional.empty()));
    RunHealth health = new RunWatch(place).look();
    assertThat(health.condition()).isEqualTo(RunCondition.MACHINE_RESTARTED);
    assertThat(health.lastLines()).contains("step 2 of 9");
  }
}
