package studio.migr.runtime.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's own program, which lies beside its libraries: makes the test patterns of tours and
 * benchmarks. Clips are never read or played through it.
 */
public final class FfmpegCommand {
  private FfmpegCommand() {}

  /**
   * Runs {@code ffmpeg}, which overwrites its output, and waits for its end.
   *
   * @throws IOException with its own words if it cannot start or fails, or if the thread is
   *     interrupted
   */
  public static void run(List<String> arguments) throws IOException {
    Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Its libraries find each other, but not what those need in turn, such as libva.
    Map<String, String> environment = builder.environment();
    environment.put("LD_LIBRARY_PATH", program.resolveSibling("").toString());
    environment.put("DYLD_LIBRARY_PATH", program.resolveSibling("").toString());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("FFmpeg: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
