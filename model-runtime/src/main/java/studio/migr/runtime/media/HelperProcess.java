package studio.migr.runtime.media;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child process that is spoken to in lines. */
final class HelperProcess implements AutoCloseable {

  /** What there is to hear from the process. */
  sealed interface Line {}

  record Text(String text) implements Line {}

  record Ended(int exit) implements Line {}

  record Silence() implements Line {}

  private static final Silence SILENCE = new Silence();
  private static final int EXIT_UNKNOWN = -1;

  private final Process process;
  private final BufferedWriter input;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

  private HelperProcess(Process process) {
    this.process = process;
    this.input =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("helper-" + process.pid()).start(this::listen);
  }

  static HelperProcess start(List<String> command) throws IOException {
    return new HelperProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private void listen() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(new Text(line));
      }
    } catch (IOException e) {
      // The pipe breaks when the process is killed: told as its end, below.
    }
    try {
      lines.add(new Ended(process.waitFor()));
    } catch (InterruptedException e) {
      lines.add(new Ended(EXIT_UNKNOWN));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends a line; where the process is dead already, {@link #next} tells. */
  void send(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** The next line, or the end; silence if there is none within {@code wait}. */
  Line next(Duration wait) {
    try {
      Line line = lines.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
      return line == null ? SILENCE : line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** Kills the process. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      input.close();
    } catch (IOException e) {
      // What was still unsent is of no interest to a dead process.
    }
  }
}
