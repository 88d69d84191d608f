package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.app.train.TrainerStart;
import studio.migr.runtime.work.Work;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.trainer.Stage;

/**
 * Starts a training and watches it from a terminal: the training is a process of its own, and goes
 * on if this one ends.
 */
final class TrainingInTerminal {
  private static final Duration GLANCE = Duration.ofMillis(300);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Stage stage;
  private final TrainOptions options;

  TrainingInTerminal(Console console, Stage stage, TrainOptions options) {
    this.console = console;
    this.stage = stage;
    this.options = options;
  }

  int run(Path here) throws IOException, ProjectException, InterruptedException {
    if (options.dryRun) {
      plan();
      return Exit.DONE;
    }
    Path folder = here.resolve(options.out);
    Process trainer =
        options.resume
            ? TrainerStart.resume(stage, options.config, folder)
            : TrainerStart.begin(stage, options.config, folder);
    RunDirectory run = RunDirectory.open(folder);
    if (options.detach) {
      console.say(Messages.text("train.started", folder.toString(), Long.toString(trainer.pid())));
      return Exit.DONE;
    }
    console.say(Messages.text("train.goes-on", folder.toString()));
    watch(run, trainer);
    return end(run, trainer);
  }

  private void plan() throws IOException {
    Path cache = Files.createTempDirectory("migr-plan-");
    try {
      ObjectNode plan = stage.plan(stage.settings(options.config), cache, Work.UNWATCHED);
      console.result(
          options.json,
          plan,
          out ->
              out.println(
                  Messages.text(
                      "train.plan",
                      plan.path("samples").asText(),
                      plan.path("steps").asText(),
                      Long.toString(plan.path("memory_bytes").asLong() >> 20),
                      String.format(Locale.ROOT, "%.1f", plan.path("seconds").asDouble() / 60))));
    } finally {
      try (var files = Files.list(cache)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(cache);
    }
  }

  private void watch(RunDirectory run, Process trainer) throws IOException, InterruptedException {
    long lastLine = System.nanoTime();
    String said = "";
    while (!trainer.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
      Optional<RunStatus> status = run.status().read();
      if (status.isPresent() && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
        lastLine = System.nanoTime();
        String line =
            status.get().steps() == 0 ? Messages.text("train.reading") : step(run, status.get());
        if (!line.equals(said)) {
          console.say(line);
        }
        said = line;
      }
    }
  }

  private static String step(RunDirectory run, RunStatus status) throws IOException {
    List<MetricsLine> metrics = run.metrics();
    Map<String, Double> last = metrics.isEmpty() ? Map.of() : metrics.getLast().values();
    Double reward = last.get("reward");
    Double loss = last.get("loss");
    Double told = reward == null ? loss : reward; // a loss of GRPO says little
    return Messages.text(
        reward == null ? "train.step" : "train.step-reward",
        Long.toString(status.step()),
        Long.toString(status.steps()),
        told == null ? "–" : String.format(Locale.ROOT, "%.4f", told));
  }

  private int end(RunDirectory run, Process trainer) throws IOException {
    Optional<RunStatus> status = run.status().read();
    RunState state = status.map(RunStatus::state).orElse(RunState.FAILED);
    List<MetricsLine> metrics = run.metrics();
    if (!metrics.isEmpty()) {
      ObjectNode line = console.object();
      line.put("step", metrics.getLast().step());
      metrics.getLast().values().forEach(line::put);
      console.result(options.json, line, out -> out.println(line));
    }
    if (state == RunState.FINISHED || state == RunState.STOPPED || state == RunState.CANCELLED) {
      console.say(Messages.text("train.ended." + state.id(), run.folder().toString()));
      return Exit.DONE;
    }
    Optional<String> error = status.flatMap(RunStatus::error);
    console.say(
        error.isPresent() && state == RunState.FAILED
            ? error.get()
            : TrainerStart.lastWords(run, trainer.exitValue()));
    return Exit.FAILED;
  }
}
