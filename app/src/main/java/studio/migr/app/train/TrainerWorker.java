package studio.migr.app.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.process.JavaCommand;
import studio.migr.training.grpo.GrpoStage;
import studio.migr.training.sft.SftStage;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerProgram;

/** The process of a trainer. Its one argument is the run directory, its only voice that folder. */
public final class TrainerWorker {
  /** The kinds of training that there are. */
  public static final List<Stage> STAGES = List.of(new SftStage(), new GrpoStage());

  private TrainerWorker() {}

  /** Ends the process: 0 if the run ended well, 1 if not. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(Path.of(arguments[0])) ? 0 : 1);
  }

  /**
   * Trains to the end.
   *
   * @return whether it ended well
   */
  public static boolean run(Path folder) throws IOException {
    TrainerProgram.outliveTheTerminal();
    boolean well = new TrainerProgram(STAGES, ErrorSentence::of).run(folder);
    Path runs = folder.toAbsolutePath().normalize().getParent();
    if (runs != null) {
      RunQueue.startNext(runs); // the window may be closed
    }
    return well;
  }

  /** How this program starts a trainer. */
  public static List<String> command(Path folder) {
    return command(
        TrainerWorker.class, List.of("train", "worker"), folder.toAbsolutePath().normalize());
  }

  static List<String> command(Class<?> main, List<String> launcherWords, Path... arguments) {
    List<String> words =
        new JavaCommand(
                main,
                launcherWords,
                List.of(
                    "-Xmx2g", // weights lie outside of it
                    "-XX:MaxDirectMemorySize=64g", // no more than a limit
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-CreateCoredumpOnCrash",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.awt.headless=true"),
                List.of("org.bytedeco.", "ai.djl.", "PYTORCH_", "ENGINE_CACHE_DIR"))
            .words();
    for (Path argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }
}
