package studio.migr.app.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.scene.control.ComboBox;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.runs.RunsModel;
import studio.migr.app.snapshots.SnapshotsModel;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.run.RunWriter;
import studio.migr.training.run.SampleLine;

/**
 * The rooms of snapshots and runs: empty, with labels frozen, with runs that went well and badly.
 */
final class FreezeAndTrain implements TourStep {
  private static final int STEPS = 4000;

  @Override
  public void run(WorkingDay day) throws IOException {
    day.choose(day.clips().getFirst());
    day.press("1"); // also where nobody labelled before
    day.awaitSaved();
    day.press("Shortcut+7");
    day.awaitTasks();
    day.capture("snapshots-empty");
    day.click("snapshots-new");
    day.capture("new-snapshot");
    day.click("snapshot-freeze");
    SnapshotsModel snapshots = day.part(SnapshotsModel.class);
    day.expect(
        "tour.expected.frozen",
        () -> snapshots.anySelected() && !day.part(Overlay.class).isDisplay());
    day.awaitTasks();
    day.capture("snapshots");
    day.press("Shortcut+8");
    day.capture("runs-empty");
    day.click("runs-new");
    day.capture("new-run");
    day.press("Esc");
    Path runs =
        OffScreen.call(
            () -> day.part(ProjectModel.class).project().orElseThrow().folder().resolve("runs"));
    well(runs.resolve("2026-03-02-091500-grpo"));
    killed(runs.resolve("2026-03-03-180000-sft"));
    RunsModel model = day.part(RunsModel.class);
    day.expect("tour.expected.runs", () -> model.count() == 2);
    choose(day, model, "2026-03-03-180000-sft");
    day.capture("runs-killed");
    choose(day, model, "2026-03-02-091500-grpo");
    day.capture("runs");
    OffScreen.run(() -> beside(day).setValue(beside(day).getItems().getFirst()));
    day.studio().settle();
    day.capture("runs-compared");
    OffScreen.run(() -> beside(day).setValue(null));
    OffScreen.run(() -> model.showPart("samples"));
    day.capture("runs-completions");
    OffScreen.run(() -> model.showPart("settings"));
    day.capture("runs-settings");
    OffScreen.run(() -> model.showPart("notes"));
    day.capture("runs-notes");
    OffScreen.run(() -> model.showPart("curves"));
    day.press("Shortcut+1");
  }

  private static void choose(WorkingDay day, RunsModel model, String name) {
    OffScreen.run(() -> model.choose(name));
    day.expect("tour.expected.runs", model::drawn);
    day.studio().settle();
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<Object> beside(WorkingDay day) {
    return (ComboBox<Object>) day.node("run-beside");
  }

  private static RunDirectory make(Path folder, String stage) throws IOException {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("stage", stage).put("model", "migr-tiny").put("learning_rate", 2e-4);
    config.put("epochs", 1).put("seed", 1);
    config.putObject("grpo").put("group", 8).put("beta", 0.04);
    return RunDirectory.create(folder, config, "0f3a5c1d");
  }

  private static void well(Path folder) throws IOException {
    RunDirectory run = make(folder, "grpo");
    SplittableRandom random = new SplittableRandom(5);
    try (RunWriter writer = RunWriter.open(run, Clock.systemUTC())) {
      for (int step = 1; step <= STEPS; step++) {
        double gone = step / (double) STEPS;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.02 + random.nextDouble(-0.02, 0.02));
        values.put("reward", 1 + 2 * gone + random.nextDouble(-0.5, 0.5));
        values.put("rewards/accuracy/mean", 0.3 + 0.4 * gone + random.nextDouble(-0.1, 0.1));
        values.put("rewards/format/mean", Math.min(1, 0.2 + gone) + random.nextDouble(-0.1, 0.1));
        values.put("frac_reward_zero_std", 0.2 + 0.5 * gone);
        values.put("kl", 0.4 * gone + random.nextDouble(0, 0.05));
        values.put("entropy", 2 - gone);
        values.put("completions/mean_length", 120 + random.nextDouble(-20, 20));
        values.put("learning_rate", 2e-4 * (1 - gone));
        values.put("tokens_per_second", 400 + random.nextDouble(-30, 30));
        writer.step(new MetricsLine(step, values), STEPS);
      }
      for (int k = 0; k < 8; k++) {
        writer.sample(
            new SampleLine(
                STEPS,
                "clip_0210.mp4",
                0,
                "<think><vis_desc>The brows rise high above wide open eyes.</vis_desc>"
                    + "<aud_desc>The voice climbs.</aud_desc>Both suggest surprise.</think>"
                    + "<answer>"
                    + (k % 3 == 0 ? "fear" : "surprise")
                    + "</answer>",
                Map.of("accuracy", k % 3 == 0 ? 0.0 : 1.0, "format", 1.0),
                k % 3 == 0 ? 1 : 2,
                k % 3 == 0 ? -0.9 : 0.5));
      }
      Files.createDirectories(run.modelFolder());
      writer.say("finished");
      writer.end(RunState.FINISHED);
    }
  }

  private static void killed(Path folder) throws IOException {
    RunDirectory run = make(folder, "sft");
    try (RunWriter writer = RunWriter.open(run, Clock.systemUTC())) {
      for (int step = 1; step <= 40; step++) {
        writer.step(new MetricsLine(step, Map.of("loss", 3 - step * 0.05)), 900);
      }
      writer.say("step 40 of 900");
    }
    Owner gone = new Owner(Owner.thisHost(), Long.MAX_VALUE >> 34, Optional.empty());
    run.status()
        .write(new RunStatus(RunState.RUNNING, gone, Instant.now(), 40, 900, Optional.empty()));
  }
}
