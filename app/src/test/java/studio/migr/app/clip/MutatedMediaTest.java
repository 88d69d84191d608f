package studio.migr.app.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.project.Project;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.Mutations;
import studio.migr.runtime.work.Work;

/**
 * Damaged and hostile media: each is either taken in or refused with one sentence, and those that
 * are refused leave the project as it was. Some in every run; {@code -Dmutations=10000} for as
 * many, {@code -Dmutations.seed=S} for others.
 */
final class MutatedMediaTest {
  private static final int MANY = Math.max(36, Integer.getInteger("mutations", 36));
  private static final int BATCH = 36;
  private static final long SEED = Long.getLong("mutations.seed", 20261123L);

  @TempDir Path folder;

  @Test
  void damagedMediaIsTakenInOrRefusedWithASentenceAndNothingElseHappens() throws Exception {
    List<Path> seeds = seeds();
    Mutations mutations = new Mutations(SEED);
    Random random = new Random(SEED);
    int taken = 0;
    int refused = 0;
    try (Project project = Project.create(folder.resolve("project"))) {
      for (int first = 0; first < MANY; first += BATCH) {
        List<Path> files = new ArrayList<>();
        for (int k = first; k < Math.min(MANY, first + BATCH); k++) {
          Path seed = seeds.get(k % seeds.size());
          files.add(damaged(seed, k, mutations, random));
        }
        int before = project.library().clips().size();
        ImportReport report = project.library().add(files, Work.UNWATCHED);
        taken += report.added().size();
        refused += report.failed().size();
        for (ImportReport.Failed failed : report.failed()) {
          assertThat(failed.reason())
              .as("seed %d, %s", SEED, failed.path())
              .contains(String.valueOf(failed.path().getFileName()))
              .doesNotContain("Exception", "\n")
              .hasSizeLessThan(600);
        }
        assertThat(project.library().clips()).hasSize(before + report.added().size());
        assertThat(
                report.added().size()
                    + report
                        .relocated()
                        .size() // the same bytes again, after the first were deleted
                    + report.skipped().size()
                    + report.failed().size())
            .as("every file has its answer")
            .isEqualTo(files.size());
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
    System.out.printf(
        "mutated media: %d files (seed %d), %d taken in, %d refused%n", MANY, SEED, taken, refused);
    assertThat(taken).as("some are harmless").isPositive();
    assertThat(refused).as("some are not").isPositive();
  }

  /** Half of them are changed all over; the others in the first bytes, where lengths stand. */
  private Path damaged(Path seed, int number, Mutations mutations, Random random)
      throws IOException {
    byte[] good = Files.readAllBytes(seed);
    byte[] bad;
    if (number % 2 == 0) {
      bad = mutations.of(good);
    } else {
      bad = good.clone();
      for (int k = 0; k < 1 + random.nextInt(4); k++) {
        bad[random.nextInt(Math.min(bad.length, 400))] = (byte) random.nextInt(256);
      }
    }
    return Files.write(folder.resolve("mutated " + number + " " + seed.getFileName()), bad);
  }

  private List<Path> seeds() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    return List.of(
        new ClipMaker().frames(12).make(seeds.resolve("a.mp4")),
        new ClipMaker().frames(12).make(seeds.resolve("b.mkv")),
        new ClipMaker().frames(12).make(seeds.resolve("c.avi")),
        new ClipMaker().frames(12).soundOnly().make(seeds.resolve("d.wav")),
        new ClipMaker().frames(12).soundOnly().make(seeds.resolve("e.flac")),
        new ClipMaker().frames(12).soundOnly().make(seeds.resolve("f.mp3")));
  }
}
