package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.SlurmNode;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.watch.RunCondition;

/**
 * A run that is handed to a real Slurm from the window, loses its job twice and its trainer once.
 */
final class TrainingOnSlurmTest {
  private static final String SLURM = "studio.slurm";

  /** Goes on after the last step that is in its log, as ours does. */
  private static final String TRAINER =
      """
      run=$1
      status() {
        printf '{"state":"%s","pid":%s,"process_started":null,"host":"%s","heartbeat":"%s","step":%s,"steps":99999}' \
          "$1" $$ "$(hostname)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$step" > "$run/.s" && mv "$run/.s" "$run/status.json"
      }
      step=$(cat "$run/metrics.jsonl" 2>/dev/null | wc -l)
      while [ ! -e "$run/request" ]; do
        step=$((step + 1))
        echo "{\\"step\\":$step,\\"loss\\":0.5}" >> "$run/metrics.jsonl"
        echo "step $step of job $SLURM_JOB_ID" >> "$run/log.txt"
        mkdir -p "$run/checkpoints/step-$step"
        status running
        sleep 0.2
      done
      status stopped
      """;

  @TempDir Path home;
  private Path script = Path.of("");

  @BeforeEach
  void aTrainer() throws IOException {
    SlurmNode.assumeThere();
    script = Files.writeString(home.resolve("trainer.sh"), TRAINER);
  }

  @AfterEach
  void forgetTheCluster() {
    System.clearProperty(SLURM);
  }

  private StudioWindow openWithSnapshot() throws IOException {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Path clip = Wav.write(clips.resolve("a.wav"), 300);
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    window.drop(clips, 1);
    Snapshot.write(
        window.project().folder().resolve("snapshots"),
        List.of(
            new ClipRecord(
                "a.wav",
                clip.toString(),
                Optional.empty(),
                Optional.empty(),
                "fear",
                Map.of(),
                1,
                Optional.empty(),
                Optional.empty(),
                Evidence.NONE,
                Optional.empty(),
                "people",
                false)));
    window.press(KeyCode.CONTROL, KeyCode.DIGIT8);
    window.waitUntil("the room is open", () -> window.get(RunsModel.class).openProperty().get());
    return window;
  }

  /** Fills the form and begins. */
  private void begin(StudioWindow window) {
    click(window, "#runs-new");
    window.waitUntil("the form is open", () -> window.scene().lookup("#new-run-stage") != null);
    ComboBox<String> stage = window.find("#new-run-stage");
    StudioWindow.onFx(
        () -> {
          stage.setValue("external");
          return true;
        });
    ComboBox<Boolean> where = window.find("#new-run-where");
    TextField options = window.find("#new-run-options");
    TextField command = window.find("#new-run-command");
    StudioWindow.onFx(
        () -> {
          where.setValue(true);
          options.setText("--time=10 --comment=emotions");
          command.setText(
              new ObjectMapper()
                  .createArrayNode()
                  .add("sh")
                  .add(script.toString())
                  .add("{run}")
                  .toString());
          return true;
        });
    click(window, "#runs-form-begin");
  }

  private static Optional<RunItem> chosen(StudioWindow window) {
    return window.get(RunsModel.class).selectedProperty().get();
  }

  private static void await(StudioWindow window, RunCondition condition) {
    window.waitUntil(
        "it is " + condition,
        () -> chosen(window).filter(run -> run.facts().condition() == condition).isPresent());
  }

  /** Waits until the trainer is at work and made some more steps. */
  private static int awaitSteps(StudioWindow window, int before) {
    await(window, RunCondition.RUNNING);
    window.waitUntil(
        "more steps come", () -> chosen(window).orElseThrow().metrics().rows() > before + 3);
    return StudioWindow.onFx(() -> chosen(window).orElseThrow().metrics().rows());
  }

  private static void awaitThatItWaits(StudioWindow window) {
    await(window, RunCondition.SUBMITTED);
    window.waitUntil(
        "what the cluster says is shown",
        () ->
            window.scene().getRoot().lookupAll(".run-banner .label").stream()
                .anyMatch(
                    node -> node instanceof Label said && said.getText().contains("PENDING")));
  }

  private static void click(StudioWindow window, String id) {
    window.waitUntil(id + " is there", () -> window.scene().lookup(id) != null);
    Button button = window.find(id);
    window.waitUntil(id + " can be pressed", () -> !button.isDisabled());
    StudioWindow.onFx(
        () -> {
          button.fire();
          return true;
        });
  }

  @Test
  void theWindowFollowsAJobThatIsQueuedAgainAndSubmitsItAnewAfterAKill() throws Exception {
    try (SlurmNode slurm = SlurmNode.start();
        StudioWindow window = openWithSnapshot()) {
      System.setProperty(SLURM, slurm.programs().toString());
      begin(window);
      int steps = awaitSteps(window, 0);
      RunDirectory run =
          RunDirectory.open(StudioWindow.onFx(() -> chosen(window).orElseThrow().folder()));
      String job = run.job().orElseThrow();

      slurm.warnOfTimeLimit(job);
      awaitThatItWaits(window);
      slurm.startSoonOnceItIsQueuedAgain(job);
      steps = awaitSteps(window, steps);
      assertThat(run.job()).as("the same job").contains(job);

      slurm.loseNodeOf(job);
      awaitThatItWaits(window);
      slurm.startSoonOnceItIsQueuedAgain(job);
      steps = awaitSteps(window, steps);

      long pid = run.status().read().orElseThrow().owner().pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await(window, RunCondition.KILLED);
      slurm.waitForEndOf(job);
      click(window, "#runs-go-on");
      awaitSteps(window, steps);
      assertThat(run.job()).as("another job").isPresent().isNotEqualTo(Optional.of(job));

      click(window, "#runs-stop");
      await(window, RunCondition.STOPPED);
      slurm.waitForEndOf(run.job().orElseThrow());
      assertThat(run.metrics().stream().map(MetricsLine::step).toList())
          .as("each step was made once")
          .hasSize(lines(run));
      assertThat(run.folder().resolve("job.sbatch"))
          .content()
          .contains("#SBATCH --time=10 --comment=emotions");
    }
  }

  private static int lines(RunDirectory run) throws IOException {
    return Files.readAllLines(run.folder().resolve(RunDirectory.METRICS)).size();
  }

  @Test
  void whatSlurmRefusesIsSaidInTheFormAndLeavesNoRun() throws Exception {
    try (StudioWindow window = openWithSnapshot()) {
      System.setProperty(SLURM, home.resolve("nowhere").toString());
      begin(window);
      Label said = window.find("#new-run-said");
      window.waitUntil("it is said", () -> said.getText().contains("no sbatch"));
      Path runs = window.project().folder().resolve("runs");
      assertThat(runs)
          .satisfiesAnyOf(
              none -> assertThat(none).doesNotExist(),
              empty -> assertThat(empty.toFile().list()).doesNotContain("config.json").hasSize(0));
    }
  }
}
