package studio.migr.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunWriter;

/** The last words for what no test should bring about on this machine. */
final class TrainingLoopTest {
  @TempDir Path temp;

  private static class Idle implements Training {
    @Override
    public long steps() {
      return 3;
    }

    @Override
    public Map<String, Double> step(long step, RunWriter run) throws IOException {
      return Map.of();
    }

    @Override
    public void writeState(Path folder) throws IOException {}

    @Override
    public void readState(Path folder) {}

    @Override
    public void writeModel(Path folder) throws IOException {}

    @Override
    public long stateBytes() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private void assertFault(Training training, TrainingFault.Kind kind) throws IOException {
    RunDirectory run =
        RunDirectory.create(
            temp.resolve(kind.toString()), new ObjectMapper().createObjectNode(), "test");
    try (RunWriter writer = RunWriter.open(run, Clock.systemUTC())) {
      assertThatThrownBy(() -> new TrainingLoop(run, writer, 1, 1).run(training))
          .isInstanceOfSatisfying(
              TrainingFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
  }

  @Test
  void aDiskThatIsTooSmallIsSaidBeforeTheFirstStep() throws IOException {
    assertFault(
        new Idle() {
          @Override
          public long stateBytes() {
            return Long.MAX_VALUE / 2;
          }

          @Override
          public Map<String, Double> step(long step, RunWriter run) {
            throw new AssertionError("a step");
          }
        },
        TrainingFault.Kind.DISK_FULL);
  }

  @Test
  void aDiskThatFillsUpMeanwhileIsSaid() throws IOException {
    assertFault(
        new Idle() {
          @Override
          public void writeState(Path folder) throws IOException {
            throw new IOException("No space left on device");
          }
        },
        TrainingFault.Kind.DISK_FULL);
  }

  @Test
  void memoryThatIsNotEnoughIsSaid() throws IOException {
    assertFault(
        new Idle() {
          @Override
          public Map<String, Double> step(long step, RunWriter run) {
            throw new OutOfMemoryError("Cannot reserve direct buffer memory");
          }
        },
        TrainingFault.Kind.OUT_OF_MEMORY);
  }
}
