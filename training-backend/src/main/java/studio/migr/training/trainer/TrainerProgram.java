package studio.migr.training.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import studio.migr.runtime.work.Work;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunWriter;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The trainer's process: does what the {@code config.json} of a run says, to its end. */
public final class TrainerProgram {
  /** The stage in {@code config.json}. */
  public static final String STAGE = "stage";

  private static final int PROGRESS_LINES = 10;

  private final List<Stage> stages;
  private final Function<Throwable, String> sentence;

  /**
   * @param sentence says to people what went wrong and what to do
   */
  public TrainerProgram(List<Stage> stages, Function<Throwable, String> sentence) {
    this.stages = List.copyOf(stages);
    this.sentence = sentence;
  }

  /** The terminal that started it may close, and its Ctrl+C is meant for others. */
  public static void outliveTheTerminal() {
    for (String name : List.of("HUP", "INT")) {
      try {
        Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
      } catch (IllegalArgumentException e) {
        // not every system has it, or lets it be ignored
      }
    }
  }

  /**
   * Trains, or goes on from the newest checkpoint.
   *
   * @return whether it ended well; if not, {@code status.json} says why
   * @throws IOException if the run directory itself cannot be read or written
   */
  public boolean run(Path folder) throws IOException {
    RunDirectory run = RunDirectory.open(folder);
    try (RunWriter writer = RunWriter.open(run, Clock.systemUTC())) {
      try {
        RunState end = train(run, writer);
        writer.say(end.id());
        return true;
      } catch (IOException | RuntimeException | Error e) {
        writer.fail(sentence.apply(e));
        return false;
      }
    }
  }

  private RunState train(RunDirectory run, RunWriter writer) throws IOException {
    ObjectNode settings = run.config();
    String name = settings.path(STAGE).asText();
    Stage stage =
        stages.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new TrainingFault(
                        TrainingFault.Kind.BAD_SETTING, run.folder().toString(), STAGE));
    settings.remove(STAGE);
    settings = stage.completed(settings);
    int[] checkpoints = stage.checkpoints(settings);
    try (Training training =
        stage.open(settings, run.folder().resolve("cache"), new Progress(writer))) {
      writer.say(training.steps() + " steps, from " + run.checkpoints().all().size());
      return new TrainingLoop(run, writer, checkpoints[0], checkpoints[1]).run(training);
    }
  }

  /** Says now and then in {@code log.txt} how far the reading is. */
  private static final class Progress implements Work {
    private final RunWriter writer;
    private long said = -1;

    Progress(RunWriter writer) {
      this.writer = writer;
    }

    @Override
    public void progress(long done, long total) {
      long part = total <= 0 ? 0 : done * PROGRESS_LINES / total;
      if (part != said && total > PROGRESS_LINES) {
        said = part;
        try {
          writer.say(done + " / " + total);
        } catch (IOException e) {
          // a full disk is met again by the first step, which can say so
        }
      }
    }

    @Override
    public boolean cancelled() {
      try {
        return writer.asked().isPresent();
      } catch (IOException e) {
        return false;
      }
    }
  }
}
