package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Library;
import studio.migr.app.launch.Main;
import studio.migr.app.results.ResultsFolder;
import studio.migr.app.testing.SlurmNode;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.ffmpeg.FfmpegCommand;
import studio.migr.runtime.media.ContentHash;
import studio.migr.runtime.work.Work;

/** Work on a project's clips that is shared among processes and comes back by import. */
final class ShardsTest {
  private static final int CLIPS = Integer.getInteger("shards.clips", 4);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private static Path made;
  @TempDir private Path folder;

  private static Path clips;

  private Path project;
  private Path results;

  /**
   * Clips with a face in them, all different: of a few frames, but for the last, on which a part
   * works long enough to be killed over it.
   */
  @BeforeAll
  static void makeClips() throws IOException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    List<Path> sources = SampleClips.copyTo(made.resolve("sample"));
    clips = Files.createDirectories(made.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      String source = sources.get(k % sources.size()).toString();
      String clip = clips.resolve("clip %d.mp4".formatted(k)).toString();
      String seconds = k < CLIPS - 1 ? "0.2" : "2";
      FfmpegCommand.run(List.of("-i", source, "-t", seconds, "-c:v", "libopenh264", clip));
    }
  }

  @BeforeEach
  void makeAProject() {
    project = folder.resolve("the project");
    results = folder.resolve("results");
    assertThat(CommandRun.of("import", clips, "--project", project).exit()).isEqualTo(Exit.DONE);
  }

  private CommandRun analyze(Object... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("analyze", "--project", project, "--json"), Stream.of(more))
            .toArray());
  }

  private CommandRun merge() {
    return CommandRun.of("import", results, "--project", project, "--json");
  }

  /** Whole files of measurements, each with what changes when it is written again. */
  private static Map<Path, String> kept(Path folder) throws IOException {
    Map<Path, String> kept = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(ShardsTest::isMeasurement).toList()) {
          BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
          kept.put(file, now.fileKey() + " " + now.lastModifiedTime());
        }
      }
    }
    return kept;
  }

  private static boolean isMeasurement(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().matches("[0-9a-f]{8,}");
  }

  @Test
  void shardsDoEachClipOnceAndImportTakesTheirResultsOnce() throws IOException {
    Map<Path, String> before = kept(project.resolve("cache"));
    CommandRun first = analyze("--shard", "1/3", "--results", results);
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    assertThat(first.json().path("clips")).hasSize(2);
    Map<Path, String> ofFirst = kept(results);
    analyze("--shard", "2/3", "--results", results);
    analyze("--shard", "3/3", "--results", results);
    assertThat(kept(results)).hasSize(2 * CLIPS).containsAllEntriesOf(ofFirst);
    assertThat(kept(project.resolve("cache"))).as("the project waits").isEqualTo(before);
    analyze("--shard", "1/3", "--results", results);
    assertThat(kept(results)).as("nothing is done twice").containsAllEntriesOf(ofFirst);

    CommandRun taken = merge();
    assertThat(taken.exit()).as(taken.err()).isEqualTo(Exit.DONE);
    assertThat(taken.json().path("results").asInt()).isEqualTo(2 * CLIPS);
    assertThat(merge().json().path("results").asInt()).isZero();
    assertThat(merge().json().path("results_unchanged").asInt()).isEqualTo(2 * CLIPS);
    Map<Path, String> cache = kept(project.resolve("cache"));
    CommandRun all = analyze();
    assertThat(all.json().path("clips")).hasSize(CLIPS);
    assertThat(kept(project.resolve("cache"))).as("nothing was measured anew").isEqualTo(cache);
  }

  @Test
  void aDamagedResultIsNamedAndTheOthersAreTaken() throws IOException {
    analyze("--shard", "1/4", "--results", results);
    Path damaged = kept(results).keySet().iterator().next();
    Files.writeString(damaged, "half a measurement");
    CommandRun taken = merge();
    assertThat(taken.exit()).isEqualTo(Exit.FAILED);
    assertThat(taken.json().path("failed").path(0).path("path").asText())
        .isEqualTo(damaged.toString());
    assertThat(taken.json().path("results").asInt()).isEqualTo(1);
  }

  @Test
  void resultsOfAStrangerCannotWriteOutsideTheProject() throws IOException {
    ResultsFolder strange = ResultsFolder.make(results);
    String clip;
    try (Stream<Path> files = Files.list(clips)) {
      clip = Library.clipId(ContentHash.sha256(files.findFirst().orElseThrow(), Work.UNWATCHED));
    }
    Files.createDirectories(strange.predictions("1-of-1"));
    Files.writeString(
        strange.predictions("1-of-1").resolve("m.jsonl"),
        "{\"clip\":\"%s\",\"model\":\"../../m\",\"model_id\":\"/../../x\",".formatted(clip)
            + "\"time\":\"2026-01-01T00:00:00Z\",\"answer\":\"fear\"}\n");
    Path secret = Files.writeString(folder.resolve("secret"), "of somebody else");
    Files.createDirectories(strange.voice(clip).getParent());
    Files.createSymbolicLink(strange.voice(clip), secret);
    CommandRun taken = merge();
    assertThat(taken.exit()).as("the link is no measurement").isEqualTo(Exit.FAILED);
    try (Stream<Path> inside = Files.list(project.resolve("predictions"))) {
      assertThat(inside.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".._.._m-_______x.jsonl", "lock");
    }
    try (Stream<Path> outside = Files.list(folder)) {
      assertThat(outside).containsExactlyInAnyOrder(project, results, secret);
    }
  }

  @Test
  void aShardThatIsNoneAndAJobWithoutPartsAreWrongUse() {
    for (String wrong : List.of("0/2", "3/2", "1", "1/0", "a/b", "1/2/3")) {
      assertThat(analyze("--shard", wrong).exit()).as(wrong).isEqualTo(Exit.WRONG_USE);
    }
    Path job = folder.resolve("job.sbatch");
    assertThat(analyze("--slurm", job).exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(analyze("--shards", "2").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(job).doesNotExist();
  }

  @Test
  void slurmDoesThePartsAndOneThatDiedOrRanOutOfTimeIsDoneAgainAndNothingTwice() throws Exception {
    SlurmNode.assumeThere();
    Path job = folder.resolve("job.sbatch");
    CommandRun written = analyze("--results", results, "--shards", "2", "--slurm", job);
    assertThat(written.exit()).as(written.err()).isEqualTo(Exit.DONE);
    assertThat(kept(results)).isEmpty();
    String studio = studio().toString();
    try (SlurmNode slurm = SlurmNode.start()) {
      String first = slurm.submit(job, studio);
      killSecondPartInTheMiddle();
      slurm.waitForEndOf(first);
      assertThat(slurm.stateOf(first, 1)).isEqualTo("COMPLETED");
      assertThat(slurm.stateOf(first, 2)).isEqualTo("FAILED");
      Map<Path, String> before = kept(results);
      assertThat(before).hasSizeLessThan(2 * CLIPS);

      Files.delete(folder.resolve("part2"));
      String again = slurm.submit(job, studio, "--array=2");
      String part = again + "_2";
      beginningOfSecondPart();
      slurm.warnOfTimeLimit(part);
      slurm.startSoonOnceItIsQueuedAgain(part);
      slurm.waitForEndOf(again);
      assertThat(slurm.stateOf(again, 2)).isEqualTo("COMPLETED");
      assertThat(kept(results)).hasSize(2 * CLIPS).containsAllEntriesOf(before);
    }
    assertThat(merge().json().path("results").asInt()).isEqualTo(2 * CLIPS);
  }

  /** The program of this test run, as a job starts an installed one. */
  private Path studio() throws IOException {
    Path script = folder.resolve("studio");
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo $$ >'%s/part'$SLURM_ARRAY_TASK_ID
        exec '%s' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Xmx512m -cp '%s' %s "$@"
        """
            .formatted(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }

  private void killSecondPartInTheMiddle() throws IOException {
    ProcessHandle part = beginningOfSecondPart();
    await("something is kept", () -> !kept(results).isEmpty());
    part.destroyForcibly();
  }

  /** Waits until it begins. @return its process */
  private ProcessHandle beginningOfSecondPart() throws IOException {
    Path part = folder.resolve("part2"); // the number of its process
    await("it begins", () -> Files.exists(part) && !Files.readString(part).isBlank());
    return ProcessHandle.of(Long.parseLong(Files.readString(part).strip())).orElseThrow();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(String what, Condition condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
