package studio.migr.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import studio.migr.runtime.process.JavaCommand;
import studio.migr.training.grpo.GrpoStage;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.sft.SftStage;

/** Trainers in processes of their own, which are killed at any moment and begun again. */
public final class KilledTrainer {
  /** How often a training is killed: {@code -Dtrain.kills=20} kills more often. */
  public static final int KILLS = Integer.getInteger("train.kills", 2);

  private static final int PATIENCE_S = 180;

  private KilledTrainer() {}

  /** The process of a trainer. */
  static final class Trainer {
    public static void main(String[] arguments) throws IOException {
      TrainerProgram.outliveTheTerminal();
      boolean well =
          new TrainerProgram(List.of(new SftStage(), new GrpoStage()), Throwable::toString)
              .run(Path.of(arguments[0]));
      System.exit(well ? 0 : 1);
    }
  }

  /**
   * Leaves the first run alone, kills the trainer of the second, which has the same settings, at
   * random moments, and lets it go on: both must end with the same steps and the same weights.
   */
  public static void assertEqualToTheBit(RunDirectory whole, RunDirectory killed)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    awaitEnd(start(whole), whole);
    long length = System.nanoTime() - begin;
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
    assertThat(killed.metrics()).hasSameSizeAs(whole.metrics());
    assertThat(killed.metrics().getLast().values().get("loss"))
        .isEqualTo(whole.metrics().getLast().values().get("loss"));
    // Steps that were made again said the same again.
    assertThat(new LinkedHashSet<>(killed.samples()))
        .hasSameElementsAs(new LinkedHashSet<>(whole.samples()));
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

  private static void awaitEnd(Process trainer, RunDirectory run)
      throws IOException, InterruptedException {
    assertThat(trainer.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(run.status().read().orElseThrow().state())
        .as(Files.readString(run.folder().resolve("trainer.out")))
        .isEqualTo(RunState.FINISHED);
  }
}
