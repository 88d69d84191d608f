package studio.migr.app.launch;

import javafx.application.Application;
import studio.migr.app.cli.CommandLineProgram;
import studio.migr.app.cli.Console;

/** Starts the window, or the command that the first argument names. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && CommandLineProgram.isCommand(arguments[0])) {
      int exit = new CommandLineProgram(Console.ofProcess()).run(arguments);
      System.exit(exit);
    }
    Application.launch(StudioApplication.class, arguments);
  }
}
