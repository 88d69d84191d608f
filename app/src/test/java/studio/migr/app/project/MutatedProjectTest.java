package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.Mutations;
import studio.migr.runtime.work.Work;

/**
 * Damaged project folders: each opens, perhaps with a notice, or is refused with one sentence; and
 * its journal keeps every byte. Some in every run; {@code -Dmutations=10000} for as many.
 */
final class MutatedProjectTest {
  private static final int MANY = Math.max(24, Integer.getInteger("mutations", 24));
  private static final long SEED = Long.getLong("mutations.seed", 20261123L);

  @TempDir Path folder;

  @Test
  void aDamagedProjectOpensOrIsRefusedWithASentenceAndItsJournalStays() throws Exception {
    Path good = folder.resolve("good");
    make(good);
    List<Path> parts = files(good);
    Mutations mutations = new Mutations(SEED);
    int opened = 0;
    int refused = 0;
    for (int k = 0; k < MANY; k++) {
      Path copy = folder.resolve("copy " + k);
      copy(good, copy);
      Path part = copy.resolve(good.relativize(parts.get(k % parts.size())).toString());
      byte[] damaged = mutations.of(Files.readAllBytes(part));
      Files.write(part, damaged);
      String what = "mutation %d of seed %d in %s".formatted(k, SEED, part.getFileName());
      boolean journal = part.toString().contains("journal");
      try (Project project = Project.open(copy)) {
        opened++;
        project.labels().current();
        project.library().clips();
      } catch (ProjectException e) {
        refused++;
        assertThat(e.sentence()).as(what).doesNotContain("Exception", "\n").isNotBlank();
      }
      if (journal) {
        byte[] head = head(damaged);
        byte[] kept = Arrays.copyOf(Files.readAllBytes(part), head.length);
        assertThat(kept).as(what).isEqualTo(head);
      }
      com.google.common.io.MoreFiles.deleteRecursively(
          copy, com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE);
    }
    System.out.printf(
        "mutated projects: %d (seed %d), %d opened, %d refused%n", MANY, SEED, opened, refused);
    assertThat(opened).isPositive();
  }

  /** A torn last line may be cut off when the next one is appended; all before it stays. */
  private static byte[] head(byte[] journal) {
    int end = journal.length;
    while (end > 0 && journal[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(journal, end);
  }

  private void make(Path project) throws IOException, ProjectException {
    try (Project made = Project.create(project)) {
      List<Path> files = new ArrayList<>();
      for (int k = 1; k <= 3; k++) {
        files.add(Wav.write(folder.resolve("clip" + k + ".wav"), 100 * k));
      }
      List<Clip> clips = made.library().add(files, Work.UNWATCHED).added();
      for (Clip clip : clips) {
        made.labels()
            .apply(
                "Ann",
                List.of(
                    new Labels.Change(
                        new LabelKey(clip.id(), "Ann", Condition.AUDIO, Optional.empty()),
                        new Judgement(
                            Optional.of("fear"),
                            Optional.empty(),
                            OptionalDouble.empty(),
                            Optional.empty()))));
      }
      made.labels().undo("Ann");
    }
  }

  private static List<Path> files(Path project) throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
