package studio.migr.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which operator multiplies by weights on this machine. */
final class OperatorChoiceTest {
  private static final List<LinearOperator> CANDIDATES =
      List.of(LinearOperator.ONEDNN, LinearOperator.PLAIN);

  @TempDir Path folder;

  private Optional<LinearOperator> choice(Supplier<SequencedMap<LinearOperator, Double>> trials) {
    return OperatorChoice.remembered(folder.resolve("cache/choices"), "key", CANDIDATES, trials);
  }

  private static Supplier<SequencedMap<LinearOperator, Double>> times(double onednn, double plain) {
    return () ->
        new TreeMap<>(Map.of(LinearOperator.ONEDNN, onednn, LinearOperator.PLAIN, plain))
            .reversed();
  }

  @Test
  void aClearlyFasterOperatorIsTaken() {
    assertThat(choice(times(100, 80))).contains(LinearOperator.PLAIN);
  }

  @Test
  void theUsualOneStaysIfAnotherIsHardlyFaster() {
    assertThat(choice(times(100, 95))).contains(LinearOperator.ONEDNN);
  }

  @Test
  void anOperatorThatIsMissingIsPassedOver() {
    assertThat(choice(() -> new TreeMap<>(Map.of(LinearOperator.PLAIN, 500.0))))
        .contains(LinearOperator.PLAIN);
  }

  @Test
  void whatWasFoundOutIsNotTriedAgain() {
    choice(times(100, 50));
    assertThat(choice(() -> fail("tried again"))).contains(LinearOperator.PLAIN);
  }

  @Test
  void thatNoneWorksIsRememberedToo() {
    assertThat(choice(TreeMap::new)).isEmpty();
    assertThat(choice(() -> fail("tried again"))).isEmpty();
  }

  @Test
  void aDamagedMemoryIsMadeAnew() throws IOException {
    Path file = folder.resolve("cache/choices");
    Files.createDirectories(folder.resolve("cache"));
    Files.writeString(file, "key=\\u00ZZ\nkey=NO_SUCH_OPERATOR");
    assertThat(choice(times(100, 50))).contains(LinearOperator.PLAIN);
    assertThat(choice(() -> fail("tried again"))).contains(LinearOperator.PLAIN);
  }

  @Test
  void everyOperatorChosenForThisMachineComputesRightly() {
    Libtorch.useThreads(1);
    Map<Precision, LinearOperator> chosen =
        Map.of(
            Precision.FLOAT32, LinearOperator.fastest(Precision.FLOAT32),
            Precision.BFLOAT16, LinearOperator.fastest(Precision.BFLOAT16));
    chosen.forEach((precision, operator) -> assertRuns(operator, precision));
    assertRuns(LinearOperator.INT8, Precision.BFLOAT16);
  }

  private static void assertRuns(LinearOperator operator, Precision precision) {
    Optional<OperatorTrial> trial = OperatorTrial.of(operator, precision);
    assertThat(trial).as(operator.name()).isPresent();
    trial.get().close();
  }
}
