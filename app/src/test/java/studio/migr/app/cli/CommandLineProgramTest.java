package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  @Test
  void everyCommandIsToldFromAProject() {
    CommandLine line =
        new CommandLine(new CommandLineProgram(console), new ConsoleFactory(console));
    assertThat(line.getSubcommands()).containsKeys("media", "label", "doctor");
    assertThat(line.getSubcommands().keySet()).allMatch(CommandLineProgram::isCommand);
    assertThat(CommandLineProgram.isCommand("--help")).isTrue();
    assertThat(CommandLineProgram.isCommand("clips of Monday")).isFalse();
    assertThat(CommandLineProgram.isCommand("/home/a/doctor")).isFalse();
  }

  @Test
  void wrongUseIsSaidOnStandardErrorOnly() {
    assertThat(new CommandLineProgram(console).run("doctor", "--no-such-option"))
        .isEqualTo(Exit.WRONG_USE);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--no-such-option")
        .contains("--help");
  }
}
