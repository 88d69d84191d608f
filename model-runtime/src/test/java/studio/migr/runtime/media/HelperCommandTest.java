package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.process.JavaCommand;

/** The helper is started by whatever can start it. */
final class HelperCommandTest {
  @AfterEach
  void forget() {
    System.clearProperty(JavaCommand.JAVA_PROPERTY);
  }

  @Test
  void theJavaOfThisProcessRunsTheWorkerWithTheSameClasses() {
    assertThat(HelperCommand.ofThisProcess())
        .startsWith(ProcessHandle.current().info().command().orElseThrow())
        .contains(System.getProperty("java.class.path"))
        .endsWith(ProbeWorker.class.getName());
  }

  @Test
  void anInstalledStudioWithoutAJavaProgramRunsItself() {
    System.setProperty(JavaCommand.JAVA_PROPERTY, "/no/such/java");
    assertThat(HelperCommand.ofThisProcess())
        .containsExactly(ProcessHandle.current().info().command().orElseThrow(), "probe-worker");
  }
}
