package studio.migr.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import studio.migr.app.testing.StudioProcess;

/** The first word decides whether a command runs or the window opens. */
class MainTest {

  @Test
  void aWordThatIsNeitherCommandNorFolderIsWrongUseInOneSentence() throws IOException {
    StudioProcess.Result result = StudioProcess.run("improt");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().strip())
        .isEqualTo(
            "improt is neither a command nor a folder. Run with --help to see the commands.");
  }

  @Test
  void theVersionIsKnown() throws IOException {
    StudioProcess.Result result = StudioProcess.run("--version");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("MIGR Studio");
  }
}
