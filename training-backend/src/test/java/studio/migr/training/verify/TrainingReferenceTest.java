package studio.migr.training.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.verify.Suites;

/** What trains, against values computed by PEFT 0.21 and PyTorch 2.11. */
final class TrainingReferenceTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "../shared")).resolve("reference");

  @TestFactory
  Stream<DynamicTest> whatTrainsGivesWhatThePublicLibrariesGive() {
    assumeThat(REFERENCE).exists();
    Libtorch.useThreads(1); // models so small that two would only wait for each other
    return TrainingSuites.all().stream()
        .flatMap(suite -> Suites.run(suite, REFERENCE).stream())
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.name(),
                    () -> {
                      assertThat(check.problem()).isEmpty();
                      assertThat(check.maxError()).isLessThanOrEqualTo(check.tolerance());
                    }));
  }
}
