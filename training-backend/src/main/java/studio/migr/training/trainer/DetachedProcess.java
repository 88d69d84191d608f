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

  private DetachedProcess() {}

  /**
   * Starts a program in a session of its own where the system has {@code setsid}; elsewhere the
   * program itself has to let the terminal's signals pass ({@link
   * TrainerProgram#outliveTheTerminal}).
   *
   * @param output where its words go, behind what is there
   */
  public static Process start(List<String> command, Path output) throws IOException {
    List<String> words = new ArrayList<>();
    onPath(SETSID).ifPresent(program -> words.add(program.toString()));
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
