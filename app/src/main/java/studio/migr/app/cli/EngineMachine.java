package studio.migr.app.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import studio.migr.runtime.serve.LocalEngine;
import studio.migr.runtime.vector.VectorModule;

/**
 * A process that is started like the engine and runs one command of this program: what is measured
 * there is the speed of the engine.
 */
final class EngineMachine {
  /** Set in such a process: it does not start another, whatever it finds. */
  private static final String MARK = "MIGR_STUDIO_ENGINE_MACHINE";

  private EngineMachine() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLineProgram(Console.ofProcess()).run(arguments));
  }

  /** Whether this process computes as the engine does. */
  static boolean isThis() {
    return VectorModule.isHere() || System.getenv(MARK) != null;
  }

  /** Runs the command line that led to this command there, with the same input and output. */
  static int run(CommandSpec command) throws IOException {
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    List<String> words = LocalEngine.machine(EngineMachine.class, List.of()).words();
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().put(MARK, "");
    try {
      return builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.FAILED;
    }
  }
}
