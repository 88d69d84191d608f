package studio.migr.training.trainer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A process that goes on when the one that started it ends, and its terminal with it. */
public final class DetachedProcess {
  private static final String SETSID = "setsid";
  private static final String SHELL = "sh";

  /** Runs a program and writes how it ended: with 137 if it was killed, for example. */
  private static final String KEEPING_THE_CODE =
      "\"$@\"; code=$?; printf '%s\\n' \"$code\" > \"$0\"; exit \"$code\"";

  private DetachedProcess() {}

  /**
   * Starts a program in a session of its own where the system has {@code setsid}; elsewhere the
   * program itself has to let the terminal's signals pass ({@link
   * TrainerProgram#outliveTheTerminal}).
   *
   * @param output where its words go, behind what is there
   */
  public static Process start(List<String> command, Path output) throws IOException {
    return start(command, output, List.of());
  }

  /**
   * As {@link #start(List, Path)}; the process that is returned is a shell, which ends with the
   * program's code as soon as the program does.
   *
   * @param code where the code with which it ends is written, if the system has a shell: who comes
   *     later can ask no process for it any more
   */
  public static Process start(List<String> command, Path output, Path code) throws IOException {
    Files.deleteIfExists(code);
    return start(
        command,
        output,
        onPath(SHELL)
            .map(
                shell ->
                    List.of(
                        shell.toString(), "-c", KEEPING_THE_CODE, code.toAbsolutePath().toString()))
            .orElse(List.of()));
  }

  private static Process start(List<String> command, Path output, List<String> around)
      throws IOException {
    List<String> words = new ArrayList<>();
    onPath(SETSID).ifPresent(program -> words.add(program.toString()));
    words.addAll(around);
    words.addAll(command);
    File nothing = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    return new ProcessBuilder(words)
        .redirectInput(nothing)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private static Optional<Path> onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
