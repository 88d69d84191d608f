package studio.migr.runtime.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code ffmpeg} program that the build unpacks for tests (with x264 and x265). */
public final class FfmpegProgram {
  private FfmpegProgram() {}

  /** Writes a program's standard input. */
  @FunctionalInterface
  public interface Input {
    Input NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Runs {@code ffmpeg} with {@code arguments} and waits for its end.
   *
   * @throws IOException if it fails; the message holds what it said
   */
  public static void run(Input input, List<String> arguments) throws IOException {
    Path program = find();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("-hide_banner", "-loglevel", "error", "-y", "-bitexact"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String folder = program.resolveSibling("").toString();
    builder.environment().put("LD_LIBRARY_PATH", folder);
    builder.environment().put("DYLD_LIBRARY_PATH", folder);
    Process process = builder.start();
    String broken = "";
    try (OutputStream out = process.getOutputStream()) {
      input.writeTo(out);
    } catch (IOException e) {
      broken = " (it stopped reading: " + e.getMessage() + ")";
    }
    String said = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + broken + "\n" + said);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Path find() throws IOException {
    Path folder = Path.of(System.getProperty("ffmpeg.for.tests", "target/ffmpeg-for-tests"));
    try (Stream<Path> files = Files.walk(folder)) {
      Path program =
          files
              .filter(file -> file.getFileName().toString().matches("ffmpeg(\\.exe)?"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow(() -> new IOException("no ffmpeg program in " + folder));
      if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
        throw new IOException("may not be made executable: " + program);
      }
      return program;
    }
  }
}
