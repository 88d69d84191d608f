package studio.migr.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.slf4j.LoggerFactory;
import studio.migr.app.cli.CommandLineProgram;
import studio.migr.app.cli.Console;
import studio.migr.app.cli.Exit;
import studio.migr.app.doctor.Display;
import studio.migr.app.message.Messages;
import studio.migr.app.project.ProjectMarker;
import studio.migr.app.settings.LogFolder;

/** Starts the window, or the command that the first argument names. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Console console = Console.ofProcess();
    CommandLineProgram program = new CommandLineProgram(console);
    if (arguments.length > 0 && CommandLineProgram.isCommand(arguments[0])) {
      System.exit(program.run(arguments));
    } else if (arguments.length > 1 || (arguments.length == 1 && !isFolder(arguments[0]))) {
      console.say(Messages.text("cli.neither-command-nor-project", arguments[0]));
      System.exit(Exit.WRONG_USE);
    } else if (!Display.available()) {
      Path pictures = Files.createTempDirectory("migr-studio-tour");
      console.say(Messages.text("cli.no-display", pictures));
      System.exit(program.run(tour(pictures, arguments)));
    } else {
      LogFolder.use();
      Thread.setDefaultUncaughtExceptionHandler(
          (_, error) -> LoggerFactory.getLogger(Main.class).error("Unexpected", error));
      WarmUp.start();
      Application.launch(StudioApplication.class, arguments);
    }
  }

  private static boolean isFolder(String argument) {
    return Files.isDirectory(ProjectMarker.folderOf(Path.of(argument)));
  }

  private static String[] tour(Path pictures, String[] project) {
    List<String> words = new ArrayList<>(List.of("tour", "--out", pictures.toString()));
    for (String folder : project) {
      words.addAll(List.of("--project", ProjectMarker.folderOf(Path.of(folder)).toString()));
    }
    return words.toArray(String[]::new);
  }
}
