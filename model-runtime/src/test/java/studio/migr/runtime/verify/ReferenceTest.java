package studio.migr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.graph.Libtorch;

/** The graphs against values computed by transformers 5.17 and HumanOmni's own modules. */
final class ReferenceTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "../shared")).resolve("reference");

  @TestFactory
  Stream<DynamicTest> theGraphsGiveWhatThePublicLibrariesGive() {
    assumeThat(REFERENCE).exists();
    Libtorch.useThreads(1); // models so small that two would only wait for each other
    return Suites.ofModels().stream()
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

  @Test
  void aFolderWithoutCheckpointsPassesNothing(@TempDir Path empty) {
    for (CheckSuite suite : Suites.ofModels()) {
      List<Check> checks = Suites.run(suite, empty);
      assertThat(checks).extracting(Check::name).isEqualTo(suite.names());
      assertThat(checks).noneMatch(Check::passed).noneMatch(check -> check.problem().isEmpty());
    }
  }

  @Test
  void aWrongNumberIsSeen() {
    CheckReport report = new CheckReport();
    report.compare("near", new float[] {1, 10}, new float[] {1, 10.001f}, CheckReport.FLOAT32);
    report.compare("far", new float[] {1, 10}, new float[] {1, 10.01f}, CheckReport.FLOAT32);
    report.compare("nothing", new float[] {Float.NaN}, new float[] {0}, CheckReport.FLOAT32);
    report.compare("short", new float[] {1}, new float[] {1, 1}, CheckReport.FLOAT32);
    assertThat(report.checks())
        .extracting(Check::passed)
        .containsExactly(true, false, false, false);
  }
}
