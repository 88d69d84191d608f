package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import studio.migr.app.doctor.Check;
import studio.migr.app.doctor.Finding;
import studio.migr.app.doctor.Finding.Status;

class DoctorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(stream(out), stream(err));

  @Test
  void warningsAloneDoNotFail() {
    Map<Check, Finding> findings = new LinkedHashMap<>();
    findings.put(check("java"), new Finding(Status.OK, "25", ""));
    findings.put(check("gpu"), new Finding(Status.WARNING, "no card", "nothing to do"));
    assertThat(new DoctorCommand(console).report(findings)).isEqualTo(Exit.DONE);

    findings.put(check("disk"), new Finding(Status.FAILED, "full", "free some space"));
    assertThat(new DoctorCommand(console).report(findings)).isEqualTo(Exit.FAILED);
  }

  @Test
  void inWordsEachCheckHasItsTitleAndItsRemedy() {
    Map<Check, Finding> findings = new LinkedHashMap<>();
    findings.put(check("java"), new Finding(Status.OK, "25", ""));
    findings.put(check("audio_device"), new Finding(Status.WARNING, "none", "connect one"));
    new DoctorCommand(console).report(findings);
    assertThat(text(out).lines())
        .containsExactly(
            "ok       Java: 25", "warning  Sound device: none", "         connect one");
  }

  @Test
  void asJsonEachCheckHasAStatusAndWhatIsNotWellARemedy() throws Exception {
    DoctorCommand command = new DoctorCommand(console);
    new CommandLine(command).parseArgs("--json");
    Map<Check, Finding> findings = new LinkedHashMap<>();
    findings.put(check("java"), new Finding(Status.OK, "25", ""));
    findings.put(check("gpu"), new Finding(Status.WARNING, "no card", "nothing to do"));
    command.report(findings);

    JsonNode checks = new ObjectMapper().readTree(text(out)).get("checks");
    assertThat(checks).hasSize(2);
    assertThat(checks.get(0).get("check").asText()).isEqualTo("java");
    assertThat(checks.get(0).get("status").asText()).isEqualTo("ok");
    assertThat(checks.get(0).get("detail").asText()).isEqualTo("25");
    assertThat(checks.get(0).get("remedy").isNull()).isTrue();
    assertThat(checks.get(1).get("status").asText()).isEqualTo("warning");
    assertThat(checks.get(1).get("remedy").asText()).isEqualTo("nothing to do");
  }

  @Test
  void onThisMachineNothingFailsAndResultsAloneGoToStandardOutput() throws Exception {
    int exit = new CommandLineProgram(console).run("doctor", "--json");
    JsonNode checks = new ObjectMapper().readTree(text(out)).get("checks");
    assertThat(checks)
        .allSatisfy(check -> assertThat(check.get("status").asText()).isNotEqualTo("failed"));
    assertThat(exit).isEqualTo(Exit.DONE);
    assertThat(text(err)).isEmpty();
  }

  private static Check check(String name) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding run() {
        throw new AssertionError("only its name is asked for");
      }
    };
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
