package studio.migr.runtime.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.process.JavaCommand;
import studio.migr.runtime.vector.VectorModule;

/**
 * An engine in a process of its own on this machine. The token goes through the process's input and
 * the port comes through its output, so that nobody sees either; the process ends with its parent.
 */
public final class LocalEngine implements EngineLink {
  /** What an installed studio, whose runtime has no {@code java} program, understands. */
  public static final List<String> LAUNCHER_WORDS = List.of("engine", "worker");

  private static final String INCUBATING = "WARNING: Using incubator modules";
  private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
  private static final int LINES_KEPT = 30;
  private static final long BETWEEN_LOOKS_SECONDS = 5;
  private static final int MOST_SILENCES = 3;

  private final Process process;
  private final EngineClient client;
  private final Deque<String> lastWords;

  private LocalEngine(Process process, EngineClient client, Deque<String> lastWords) {
    this.process = process;
    this.client = client;
    this.lastWords = lastWords;
  }

  /** Starts it and waits until it listens: a second or two. */
  public static LocalEngine start() throws IOException {
    return start(command());
  }

  static LocalEngine start(List<String> command) throws IOException {
    AccessToken token = AccessToken.fresh();
    Process process = new ProcessBuilder(command).start();
    Deque<String> lastWords = new ArrayDeque<>();
    Thread.ofPlatform()
        .daemon()
        .name("engine-words-" + process.pid())
        .start(() -> listen(process, lastWords));
    try {
      // Stays open: its end is the end of the engine.
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(token.secret() + "\n");
      input.flush();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      int port = Integer.parseInt(String.valueOf(output.readLine()).strip());
      LocalEngine engine =
          new LocalEngine(process, EngineClient.onLoopback(port, token), lastWords);
      Thread.ofPlatform().daemon().name("engine-health-" + process.pid()).start(engine::watch);
      return engine;
    } catch (IOException | NumberFormatException e) {
      process.destroyForcibly();
      throw new IOException("the engine did not start: " + text(lastWords), e);
    }
  }

  static List<String> command() {
    return machine(EngineWorker.class, LAUNCHER_WORDS).words();
  }

  /**
   * How a process is started that computes like the engine.
   *
   * @param main the class that it runs
   * @param launcherWords what an installed studio without a {@code java} program does instead
   */
  public static JavaCommand machine(Class<?> main, List<String> launcherWords) {
    return new JavaCommand(
        main,
        launcherWords,
        List.of(
            "-Xmx2g", // weights lie outside of it
            "-XX:MaxDirectMemorySize=64g", // no more than a limit
            "-XX:+UseSerialGC",
            "--add-modules=" + VectorModule.NAME, // decoding on a processor
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "migr-engine-%p.log"),
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true"),
        List.of("org.bytedeco.", "ai.djl.", "PYTORCH_", "ENGINE_CACHE_DIR"));
  }

  private static void listen(Process process, Deque<String> lastWords) {
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        LOG.debug("engine {}: {}", process.pid(), line);
        if (line.startsWith(INCUBATING)) {
          continue; // said at each start
        }
        synchronized (lastWords) {
          lastWords.addLast(line);
          if (lastWords.size() > LINES_KEPT) {
            lastWords.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      // The pipe breaks when the process is killed.
    }
  }

  /** Ends the process if it falls silent: it is then treated as any that ended by itself. */
  private void watch() {
    int silent = 0;
    while (process.isAlive()) {
      try {
        if (process.waitFor(BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
        client.health();
        silent = 0;
      } catch (EngineLostException e) {
        silent++;
      } catch (RefusalException | RuntimeException e) {
        return; // the call was closed from here
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (silent == MOST_SILENCES) {
        LOG.warn("The engine {} does not answer and is ended", process.pid());
        process.destroyForcibly();
      }
    }
  }

  @Override
  public EngineClient client() {
    return client;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code once the process has ended. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  @Override
  public CompletableFuture<String> onLoss() {
    return onExit().thenApply(exit -> "ended with " + exit + ": " + lastWords());
  }

  /** What the process said last, for a log. */
  public String lastWords() {
    return text(lastWords);
  }

  private static String text(Deque<String> words) {
    synchronized (words) {
      return String.join(System.lineSeparator(), words);
    }
  }

  /** Ends the process; what it does now is lost. */
  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
