package studio.migr.training.sft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.process.JavaCommand;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.trainer.DetachedProcess;
import studio.migr.training.trainer.TrainerProgram;

/**
 * Trainers that are killed at any moment and go on make the same model as one that was left alone.
 * {@code -Dtrain.kills=20} kills more often.
 */
final class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("train.kills", 2);
  private static final int PATIENCE_S = 180;

  @TempDir Path temp;

  /** The process of a trainer. */
  static final class Trainer {
    public static void main(String[] arguments) throws IOException {
      TrainerProgram.outliveTheTerminal();
      boolean well =
          new TrainerProgram(List.of(new SftStage()), Throwable::toString)
              .run(Path.of(arguments[0]));
      System.exit(well ? 0 : 1);
    }
  }

  private static Process start(RunDirectory run) throws IOException {
    List<String> words =
        new JavaCommand(
                Trainer.class,
                List.of(),
                List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow"),
                List.of("ai.djl.", "ENGINE_CACHE_DIR"))
            .words();
    words.add(run.folder().toString());
    return DetachedProcess.start(words, run.folder().resolve("trainer.out"));
  }

  private static void awaitEnd(Process trainer, RunDirectory run) throws Exception {
    assertThat(trainer.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(run.status().read().orElseThrow().state())
        .as(Files.readString(run.folder().resolve("trainer.out")))
        .isEqualTo(RunState.FINISHED);
  }

  @Test
  void aTrainingKilledAtAnyMomentMakesTheSameModelToTheBit() throws Exception {
    Classroom classroom = new Classroom(temp);
    int steps = 3 * Math.max(12, 6 * KILLS);
    RunDirectory whole = classroom.run("whole", classroom.settings().put("epochs", steps / 3));
    long begin = System.nanoTime();
    awaitEnd(start(whole), whole);
    long length = System.nanoTime() - begin;
    RunDirectory killed = classroom.run("killed", classroom.settings().put("epochs", steps / 3));
    SplittableRandom random = new SplittableRandom();
    int kills = 0;
    for (int k = 0; k < KILLS; k++) {
      Process trainer = start(killed);
      // Half of them while it makes steps, the others at any time, the start included.
      if (k % 2 == 0) {
        int made = killed.metrics().size();
        while (trainer.isAlive() && killed.metrics().size() <= made) {
          Thread.sleep(2);
        }
      }
      trainer.waitFor(random.nextLong(length / (KILLS + 1)), TimeUnit.NANOSECONDS);
      if (trainer.isAlive()) {
        kills++;
      }
      trainer.destroyForcibly().waitFor();
    }
    assertThat(kills).isPositive();
    awaitEnd(start(killed), killed);
    Path model = Path.of("model", "model.safetensors");
    assertThat(killed.folder().resolve(model))
        .hasSameBinaryContentAs(whole.folder().resolve(model));
    assertThat(killed.metrics()).hasSize(steps);
    assertThat(killed.metrics().getLast().values().get("loss"))
        .isEqualTo(whole.metrics().getLast().values().get("loss"));
  }
}
