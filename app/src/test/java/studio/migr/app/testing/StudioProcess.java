package studio.migr.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import studio.migr.app.launch.Main;
import studio.migr.app.settings.SettingsFolder;

/** The real program in a process of its own, with the classes of this test run. */
public final class StudioProcess implements AutoCloseable {
  private final Process process;
  private final Path errors;
  private final BufferedReader output;

  private StudioProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What a process that came to its end said. */
  public record Result(int exit, String out, String err) {}

  public static StudioProcess start(String... arguments) throws IOException {
    return start(Main.class, arguments);
  }

  /** A program of the tests that works with the studio's own classes. */
  public static StudioProcess start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx512m",
            "-Dstudio.settings=" + SettingsFolder.path(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("studio", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new StudioProcess(process, errors);
  }

  public static Result run(String... arguments) throws IOException {
    try (StudioProcess studio = start(arguments)) {
      studio.process.getOutputStream().close();
      StringBuilder out = new StringBuilder();
      for (String line = studio.nextLine(); line != null; line = studio.nextLine()) {
        out.append(line).append('\n');
      }
      return new Result(studio.exit(), out.toString(), Files.readString(studio.errors));
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Writes a line to the program's standard input. */
  public void write(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** The next line of the program's result; null at its end. */
  public String nextLine() throws IOException {
    return output.readLine();
  }

  /** Signal 9 where there are signals. What the program said before can still be read. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  public int exit() throws IOException {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IOException("the program does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
    Files.deleteIfExists(errors);
  }
}
