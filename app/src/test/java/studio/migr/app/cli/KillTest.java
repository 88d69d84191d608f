package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.LabelFile;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.BusyProject;
import studio.migr.app.testing.StudioProcess;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The promise that a label is safe once it is shown as saved, put to the test with signal 9; and
 * the same for all else that a project remembers. A few rounds are run each time; {@code
 * -Dkill.rounds=100} runs as many as you like.
 */
final class KillTest {
  private static final int LINES = 20_000;
  private static final int CLIPS = 200;
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);

  /** On disk but not said yet: the batch at work. */
  private static final int UNSAID = LabelFile.BATCH;

  private static final long STARTING_NANOS = 3_000_000_000L;
  private static final long BATCH_NANOS = 60_000_000L;

  /** At most so many things are done before the kill; each takes some milliseconds. */
  private static final int THINGS_DONE = 60;

  private static final long THING_NANOS = 30_000_000L;
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private Path labels = Path.of("");
  private int killedAtWork;
  private int rebuilt;
  private long fewest = Long.MAX_VALUE;
  private long most;
  private int mostUnsaid;

  private void writeLabels() throws IOException {
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
    writeLabels();
    for (int round = 1; round <= ROUNDS; round++) {
      // Most kills meet the program between two lines it saves, some while it starts.
      boolean starting = round % 10 == 0;
      long afterLine = starting ? 0 : 1 + random.nextInt(LINES * 9 / 10);
      killOnce(round, afterLine, random.nextLong(starting ? STARTING_NANOS : BATCH_NANOS));
    }
    System.out.printf(
        "kill test: %d rounds (seed %d): %d killed while saving, %d databases made again, %d to %d"
            + " labels saved, up to %d more found%n",
        ROUNDS, SEED, killedAtWork, rebuilt, fewest, most, mostUnsaid);
    assertThat(killedAtWork).as("rounds in which the kill met the program at work").isPositive();
  }

  private StudioProcess start(Path project) throws IOException {
    return StudioProcess.start(
        "label", "--file", labels.toString(), "--project", project.toString());
  }

  /**
   * @param afterLine the line after whose "saved" the kill is set off; 0: after the start
   * @param nanos how long after that it comes
   */
  private void killOnce(int round, long afterLine, long nanos)
      throws IOException, ProjectException {
    Path project = folder.resolve("round " + round);
    Ledgers.create(project, CLIPS);
    List<String> saved = new ArrayList<>();
    try (StudioProcess studio = start(project)) {
      if (afterLine == 0) {
        killAfter(studio, nanos);
      }
      for (String line = studio.nextLine(); line != null; line = studio.nextLine()) {
        if (line.matches("saved \\d+ [0-9a-f]{16}")) { // a torn last line was not said
          saved.add(line);
        }
        if (saved.size() == afterLine) {
          killAfter(studio, nanos);
        }
      }
      studio.exit();
    }
    check(
        project,
        saved,
        "round %d of seed %d, killed %d us after line %d"
            .formatted(round, SEED, nanos / 1000, afterLine));
    if (!saved.isEmpty() && saved.size() < LINES) {
      killedAtWork++;
    }
    fewest = Math.min(fewest, saved.size());
    most = Math.max(most, saved.size());
  }

  private static void killAfter(StudioProcess studio, long nanos) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              LockSupport.parkNanos(nanos);
              studio.kill();
            });
  }

  @Test
  void everythingElseThatWasSaidToBeDoneIsThereToo() throws IOException, ProjectException {
    Map<String, Integer> kinds = new TreeMap<>();
    long unsaid = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Path project = folder.resolve("busy " + round);
      Path sources = Files.createDirectories(folder.resolve("sources " + round));
      Ledgers.create(project, CLIPS);
      int after = 1 + random.nextInt(THINGS_DONE);
      long nanos = random.nextLong(THING_NANOS);
      long seed = random.nextLong();
      List<String> done = new ArrayList<>();
      try (StudioProcess busy =
          StudioProcess.start(
              BusyProject.class,
              project.toString(),
              sources.toString(),
              Long.toString(seed),
              Integer.toString(10 * THINGS_DONE))) {
        for (String line = busy.nextLine(); line != null; line = busy.nextLine()) {
          if (line.matches("done \\d+ \\d+ [0-9a-f]{64} \\w+.*")) {
            done.add(line);
            kinds.merge(line.split(" ")[4], 1, Integer::sum);
          }
          if (done.size() == after) {
            killAfter(busy, nanos);
          }
        }
        busy.exit();
      }
      String what =
          "round %d of seed %d, killed %d us after %d".formatted(round, SEED, nanos / 1000, after);
      assertThat(done).as(what).hasSizeGreaterThanOrEqualTo(after);
      unsaid += checkDone(project, done.getLast(), what);
      MoreFiles.deleteRecursively(project, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    System.out.printf(
        "kill test: %d rounds (seed %d): said to be done %s; %d events more found%n",
        ROUNDS, SEED, kinds, unsaid);
  }

  /**
   * What was said last stands in the journal, to the letter, and the project says what its journal
   * says.
   *
   * @return events found beyond it
   */
  private long checkDone(Path project, String last, String what)
      throws IOException, ProjectException {
    String[] parts = last.split(" ");
    long lines = Long.parseLong(parts[1]);
    assertThat(replayedUntil(project, lines)).as("%s: %s", what, last).isEqualTo(parts[3]);
    try (Project open = Project.open(project)) {
      assertThat(open.fingerprint()).as(what).isEqualTo(Ledgers.replayed(project));
      assertThat(open.labels().current())
          .as("%s: labels and emotions changed together", what)
          .allMatch(label -> label.judgement().emotion().map(open.scheme()::contains).orElse(true));
    }
    assertThat(BusyProject.keptFiles(project))
        .as(what)
        .isGreaterThanOrEqualTo(Integer.parseInt(parts[2]));
    Project.RepairReport report = Project.repair(project);
    assertThat(report.problems()).as(what).isEmpty();
    assertThat(report.databaseDiffered()).as(what).isFalse();
    return BusyProject.journalLines(project) - lines;
  }

  /** What the first lines of a journal say. */
  private String replayedUntil(Path project, long lines) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("said")).resolve("journal");
    Files.createDirectories(copy);
    for (Path old : JournalReader.files(copy)) {
      Files.delete(old);
    }
    long left = lines;
    for (Path file : JournalReader.files(project.resolve("journal"))) {
      List<String> some = Files.readAllLines(file).stream().limit(left).toList();
      Files.writeString(
          copy.resolve(file.getFileName().toString()),
          some.stream().map(line -> line + "\n").collect(Collectors.joining()));
      left -= some.size();
    }
    assertThat(left).as("lines that were said to be there").isZero();
    return Ledgers.replayed(copy.resolveSibling("."));
  }

  private void check(Path project, List<String> saved, String what) throws ProjectException {
    try (Project open = Project.open(project)) {
      Set<String> there = new HashSet<>();
      for (LabelEvent event : open.labels().history()) {
        there.add("saved " + event.id() + " " + event.key().clipId());
      }
      assertThat(saved).as(what).allMatch(there::contains);
      int unsaid = there.size() - saved.size();
      assertThat(unsaid).as(what).isBetween(0, UNSAID);
      mostUnsaid = Math.max(mostUnsaid, unsaid);
      assertThat(open.library().clips()).as(what).hasSize(CLIPS);
      assertThat(open.fingerprint()).as(what).isEqualTo(Ledgers.replayed(project));
      rebuilt += open.notices().isEmpty() ? 0 : 1;
    }
    Project.RepairReport report = Project.repair(project);
    assertThat(report.problems()).as(what).isEmpty();
    assertThat(report.databaseDiffered()).as(what).isFalse();
  }
}
