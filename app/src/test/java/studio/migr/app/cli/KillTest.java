package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectException;
import studio.migr.app.store.Ledgers;
import studio.migr.app.testing.StudioProcess;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The promise that a label is safe once it is shown as saved, put to the test with signal 9. A few
 * rounds are run each time; {@code -Dkill.rounds=100} runs as many as you like.
 */
final class KillTest {
  private static final int LINES = 20_000;
  private static final int CLIPS = 200;
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private Path labels;
  private int killedAtWork;
  private int rebuilt;
  private long fewest = Long.MAX_VALUE;
  private long most;

  @BeforeEach
  void writeLabels() throws IOException {
    labels = folder.resolve("labels.jsonl");
    List<String> clips = Ledgers.create(folder.resolve("model"), CLIPS);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < LINES; k++) {
      lines.add(
          "{\"clip\":\"%s\",\"annotator\":\"%s\",\"emotion\":\"%s\",\"note\":\"line %d\"}"
              .formatted(
                  clips.get(k % CLIPS),
                  k % 3 == 0 ? "Ann" : "Ben",
                  EmotionScheme.DFEW.emotions().get(k % 7),
                  k));
    }
    Files.write(labels, lines);
  }

  @Test
  void everyLineThatSaidSavedIsThereAfterSignalNine() throws IOException, ProjectException {
    long whole = timeOfAWholeRun();
    for (int round = 1; round <= ROUNDS; round++) {
      killOnce(round, (long) (whole * 1.05 * random.nextDouble()));
    }
    System.out.printf(
        "kill test: %d rounds (seed %d, a whole run takes %d ms): %d killed at work, %d databases"
            + " made again, %d to %d labels saved%n",
        ROUNDS, SEED, whole / 1_000_000, killedAtWork, rebuilt, fewest, most);
    assertThat(killedAtWork).as("rounds in which the kill met the program at work").isPositive();
  }

  private StudioProcess start(Path project) throws IOException {
    return StudioProcess.start(
        "label", "--file", labels.toString(), "--project", project.toString());
  }

  private long timeOfAWholeRun() throws IOException {
    Path project = folder.resolve("whole");
    Ledgers.create(project, CLIPS);
    long start = System.nanoTime();
    try (StudioProcess studio = start(project)) {
      assertThat(savedLines(studio)).hasSize(LINES);
      assertThat(studio.exit()).isZero();
    }
    return System.nanoTime() - start;
  }

  private void killOnce(int round, long afterNanos) throws IOException, ProjectException {
    Path project = folder.resolve("round " + round);
    Ledgers.create(project, CLIPS);
    List<String> saved;
    try (StudioProcess studio = start(project)) {
      Thread killer =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      Thread.sleep(Duration.ofNanos(afterNanos));
                    } catch (InterruptedException e) {
                      return; // the run is over
                    }
                    studio.kill();
                  });
      saved = savedLines(studio);
      studio.exit();
      killer.interrupt();
    }
    String what =
        "round %d of seed %d, killed after %d ms".formatted(round, SEED, afterNanos / 1_000_000);
    check(project, saved, what);
    if (!saved.isEmpty() && saved.size() < LINES) {
      killedAtWork++;
    }
    fewest = Math.min(fewest, saved.size());
    most = Math.max(most, saved.size());
  }

  private void check(Path project, List<String> saved, String what) throws ProjectException {
    try (Project open = Project.open(project)) {
      Set<String> there = new HashSet<>();
      for (LabelEvent event : open.labels().history()) {
        there.add("saved " + event.id() + " " + event.key().clipId());
      }
      assertThat(saved).as(what).allMatch(there::contains);
      assertThat(there.size()).as(what).isBetween(saved.size(), saved.size() + 512);
      assertThat(open.library().clips()).as(what).hasSize(CLIPS);
      assertThat(open.fingerprint()).as(what).isEqualTo(Ledgers.replayed(project));
      rebuilt += open.notices().isEmpty() ? 0 : 1;
    }
    Project.RepairReport report = Project.repair(project);
    assertThat(report.problems()).as(what).isEmpty();
    assertThat(report.databaseDiffered()).as(what).isFalse();
  }

  /** A last line without its end was not said; only whole ones count. */
  private static List<String> savedLines(StudioProcess studio) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = studio.nextLine(); line != null; line = studio.nextLine()) {
      if (line.matches("saved \\d+ [0-9a-f]{16}")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
