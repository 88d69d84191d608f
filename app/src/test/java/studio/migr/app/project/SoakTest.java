package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.share.ShareState;
import studio.migr.app.store.CutProxy;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.RestartablePostgres;
import studio.migr.app.store.ServerAddress;

/**
 * Eight annotators, each a process of its own, label through one PostgreSQL while clients are
 * killed, the network is cut and the server is killed. In the end every label that was called saved
 * is on the server and on every machine, once. A few seconds of it; {@code -Dsoak.minutes=60} takes
 * an hour, {@code -Dsoak.pause} says how many milliseconds pass between two labels of one
 * annotator.
 */
final class SoakTest {
  private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
  private static final int ANNOTATORS = 8;
  private static final int CLIPS = 40;
  private static final int PAUSE = Integer.getInteger("soak.pause", 120);
  private static final Duration SHORT = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final AtomicInteger clientKills = new AtomicInteger();
  private final AtomicInteger networkCuts = new AtomicInteger();
  private final AtomicInteger serverKills = new AtomicInteger();

  @Test
  void everyLabelThatWasCalledSavedIsThereOnce() throws Exception {
    long minutes = Long.getLong("soak.minutes", 0);
    Duration length = minutes == 0 ? SHORT : Duration.ofMinutes(minutes);
    long seed = Long.getLong("soak.seed", System.nanoTime());
    LOG.info("soak of {} with seed {}", length, seed);
    try (RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("server"));
        CutProxy network = new CutProxy(postgres.port())) {
      ServerAddress address =
          new ServerAddress(
              "localhost", network.port(), "postgres", "soak", "postgres", false, Optional.empty());
      Path lead = folder.resolve("lead");
      Ledgers.create(lead, CLIPS);
      Sharing.share(lead, address, "Lea");
      List<Annotator> annotators = new ArrayList<>();
      for (int k = 0; k < ANNOTATORS; k++) {
        Path place = folder.resolve("annotator" + k);
        Sharing.join(place, address);
        annotators.add(new Annotator("Annotator " + k, place));
      }
      annotators.forEach(Annotator::start);
      for (Annotator annotator : annotators) {
        annotator.awaitFirstLabel();
      }
      disturb(new Random(seed), length, annotators, network, postgres);
      for (Annotator annotator : annotators) {
        annotator.stop();
      }
      network.mend();
      check(lead, annotators);
      LOG.info(
          "{} labels acknowledged; {} clients killed, {} cuts of the network, {} kills of the"
              + " server",
          annotators.stream().mapToInt(annotator -> annotator.acknowledged.size()).sum(),
          clientKills,
          networkCuts,
          serverKills);
    }
  }

  private void disturb(
      Random random,
      Duration length,
      List<Annotator> annotators,
      CutProxy network,
      RestartablePostgres postgres)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(length);
    int calm = length.compareTo(Duration.ofMinutes(1)) > 0 ? 4000 : 700;
    int turn = 0;
    while (Instant.now().isBefore(end)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(calm / 2 + random.nextInt(calm)));
      switch (turn++ % 5) {
        case 0, 2 -> {
          annotators.get(random.nextInt(ANNOTATORS)).kill();
          clientKills.incrementAndGet();
        }
        case 1 -> {
          network.breakConnections();
          networkCuts.incrementAndGet();
        }
        case 3 -> {
          network.cut();
          networkCuts.incrementAndGet();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(calm)));
          network.mend();
        }
        default -> {
          postgres.killAndRestart();
          serverKills.incrementAndGet();
        }
      }
      annotators.forEach(Annotator::startIfDead);
    }
  }

  /** On every machine and on the server the same, with all that was acknowledged, each once. */
  private static void check(Path lead, List<Annotator> annotators) throws Exception {
    Map<String, Path> places = new HashMap<>();
    places.put("lead", lead);
    annotators.forEach(annotator -> places.put(annotator.name, annotator.place));
    Instant end = Instant.now().plus(PATIENCE);
    for (Annotator annotator : annotators) {
      ShareState state = Sharing.settle(annotator.place);
      while (!state.even()) {
        assertThat(Instant.now()).as("%s settles: %s", annotator.name, state).isBefore(end);
        state = Sharing.settle(annotator.place);
      }
    }
    String fingerprint = "";
    for (Path place : places.values()) {
      while (!Sharing.settle(place).even()) {
        assertThat(Instant.now()).as("time to settle").isBefore(end);
      }
      try (Project project = Project.openReadOnly(place)) {
        Map<String, Integer> times = new HashMap<>();
        for (LabelEvent event : project.labels().history()) {
          times.merge(
              event.key().annotator() + "/" + event.judgement().note().orElse(""), 1, Integer::sum);
        }
        assertThat(times.values()).as("each once").allMatch(count -> count == 1);
        for (Annotator annotator : annotators) {
          assertThat(annotator.acknowledged).as(annotator.name).isNotEmpty();
          for (String note : annotator.acknowledged) {
            assertThat(times)
                .as("label of %s", annotator.name)
                .containsKey(annotator.name + "/" + note);
          }
        }
        String here = project.fingerprint();
        assertThat(fingerprint.isEmpty() ? here : fingerprint).isEqualTo(here);
        fingerprint = here;
      }
    }
  }

  /** One annotator's machine. */
  private static final class Annotator {
    private final String name;
    private final Path place;
    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile @Nullable Process process;
    private volatile @Nullable Thread reader;
    private volatile boolean stopping;

    Annotator(String name, Path place) {
      this.name = name;
      this.place = place;
    }

    synchronized void start() {
      Process started;
      try {
        started =
            new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx160m",
                    "-Dstudio.settings=" + place.resolve("settings"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    SoakAnnotator.class.getName(),
                    place.toString(),
                    name,
                    Integer.toString(runs.incrementAndGet()),
                    Integer.toString(CLIPS),
                    Integer.toString(PAUSE))
                .redirectError(
                    ProcessBuilder.Redirect.appendTo(place.resolve("errors.txt").toFile()))
                .start();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      process = started;
      reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var lines = started.inputReader()) {
                      // A line that a kill cut off was never acknowledged.
                      lines
                          .lines()
                          .filter(line -> line.matches("saved \\d+-\\d+ \\."))
                          .forEach(line -> acknowledged.add(line.substring(6, line.length() - 2)));
                    } catch (IOException e) {
                      LOG.debug("killed", e);
                    }
                  });
    }

    void awaitFirstLabel() {
      Instant end = Instant.now().plus(PATIENCE);
      while (acknowledged.isEmpty()) {
        assertThat(Instant.now()).as("the first label of %s", name).isBefore(end);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }

    synchronized void kill() throws InterruptedException {
      Objects.requireNonNull(process).destroyForcibly().waitFor();
      Objects.requireNonNull(reader).join();
    }

    synchronized void startIfDead() {
      if (!Objects.requireNonNull(process).isAlive() && !stopping) {
        start();
      }
    }

    void stop() throws InterruptedException {
      stopping = true;
      kill();
    }
  }
}
