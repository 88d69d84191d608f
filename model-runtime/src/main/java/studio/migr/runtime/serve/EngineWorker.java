package studio.migr.runtime.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The engine process of {@link LocalEngine}. Reads the token from its input, answers with the port
 * on which it listens, and ends when its input does: when its parent closes it, or is gone.
 */
public final class EngineWorker {
  private EngineWorker() {}

  /** Serves until the input ends; then ends the process, since a model at work cannot be asked. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // nothing but the port goes to whoever started us
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      AccessToken token = AccessToken.of(String.valueOf(input.readLine()));
      EngineServer server = EngineServer.onLoopback(token, new LanguageModelHost());
      answer.println(server.port());
      while (input.readLine() != null) {
        // nothing more is said
      }
    } catch (RefusalException e) {
      System.err.println(e.reason());
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
