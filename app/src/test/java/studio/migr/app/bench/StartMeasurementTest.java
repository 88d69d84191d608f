package studio.migr.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.app.tour.ScratchProject;

/** Real processes are started and measured. */
class StartMeasurementTest {
  @Test
  void theFloorsAreProgramsThatGetReady() throws IOException {
    StartMeasurement measurement = StartMeasurement.offScreen(List.of());
    assertThat(measurement.run(BareJava.class.getName(), List.of()).millis()).isPositive();
    assertThat(measurement.run(BareWindow.class.getName(), List.of()).millis()).isPositive();
  }

  @Test
  void aProgramThatEndsTooEarlyIsNoMeasurement() throws IOException {
    StartMeasurement measurement = StartMeasurement.offScreen(List.of());
    assertThatThrownBy(() -> measurement.run("studio.migr.NoSuchProgram", List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("NoSuchProgram");
  }

  @Test
  void aMeasuredStudioKeepsALogAndClosesItsProjectUnlessItIsToDie() throws Exception {
    try (ScratchProject scratch = ScratchProject.make()) {
      StartMeasurement measurement =
          StartMeasurement.offScreen(List.of("-Dstudio.settings=" + scratch.settings()));
      List<String> project = List.of(scratch.folder().toString());
      Path closed = scratch.folder().resolve("studio.closed");
      measurement.runAndKill("studio.migr.app.launch.Main", project);
      assertThat(closed).doesNotExist();
      measurement.run("studio.migr.app.launch.Main", project);
      assertThat(closed).exists();
      assertThat(scratch.settings().resolve("logs")).isNotEmptyDirectory();
    }
  }

  @Test
  void theStudioGetsReadyWithTheFirstClipOfAProject() throws Exception {
    try (ScratchProject scratch = ScratchProject.make()) {
      StartBenchmark.Result measured =
          new StartBenchmark(scratch.settings(), scratch.folder()).run(1, _ -> {});
      assertThat(measured.window()).hasSize(1).allMatch(millis -> millis > 0);
      assertThat(measured.processor()).hasSize(1);
      assertThat(measured.afterKill()).hasSize(1).allMatch(millis -> millis > 0);
      assertThat(measured.javafx()).hasSize(1);
      assertThat(measured.java()).hasSize(1);
    }
  }
}
