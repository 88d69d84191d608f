package studio.migr.app.cli;

import java.io.File;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;

/** The program as scripts see it: parses the arguments and runs one command. */
@Command(
    name = "studio",
    mixinStandardHelpOptions = true,
    description = "Annotate emotional clips and study which modality carries the emotion.",
    versionProvider = ProgramVersion.class,
    subcommands = {
      MediaCommand.class,
      ImportCommand.class,
      LabelCommand.class,
      LabelsCommand.class,
      UndoCommand.class,
      RedoCommand.class,
      RepairCommand.class,
      ProjectCommand.class,
      ExportCommand.class,
      ImportanceCommand.class,
      AnalyzeCommand.class,
      PredictCommand.class,
      ModelCommand.class,
      ClipsCommand.class,
      DatasetCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      TableCommand.class,
      TourCommand.class,
      BenchCommand.class,
      EngineCommand.class,
      DoctorCommand.class,
      ProbeWorkerCommand.class
    })
public final class CommandLineProgram {
  private final Console console;

  public CommandLineProgram(Console console) {
    this.console = console;
  }

  /**
   * Runs the command that {@code arguments} name.
   *
   * @return the exit code, one of {@link Exit}
   */
  public int run(String... arguments) {
    CommandLine line = new CommandLine(this, new ConsoleFactory(console));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          console.say(ErrorSentence.of(error));
          return Exit.FAILED;
        });
    line.setParameterExceptionHandler(
        (error, wrong) -> {
          console.say(Messages.text("cli.wrong-use", String.valueOf(error.getMessage())));
          return Exit.WRONG_USE;
        });
    return line.execute(arguments);
  }

  /**
   * Whether {@code word} names a command (so that anything else is a project for the window). Only
   * looks at the annotations: setting all commands up would delay the window.
   */
  public static boolean isCommand(String word) {
    if (word.startsWith("-")) {
      return true;
    }
    return word.indexOf(File.separatorChar) < 0 // else a path, as a double click gives it
        && Arrays.stream(CommandLineProgram.class.getAnnotation(Command.class).subcommands())
            .map(type -> type.getAnnotation(Command.class))
            .anyMatch(command -> command.name().equals(word));
  }
}
