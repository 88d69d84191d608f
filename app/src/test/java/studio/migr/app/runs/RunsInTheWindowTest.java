package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.watch.RunCondition;

/** Runs in the real window: begun there, found again by another window, and ended badly. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trainers are shell scripts")
final class RunsInTheWindowTest {
  private static final String TRAINER =
      """
      run=$1
      status() {
        printf '{"state":"%s","pid":%s,"process_started":null,"host":"%s","heartbeat":"%s","step":%s,"steps":9}' \
          "$1" $$ "$(hostname)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$step" > "$run/.s" && mv "$run/.s" "$run/status.json"
      }
      step=1
      while [ ! -e "$run/request" ] && [ ! -e "$run/../../finish" ]; do
        echo "{\\"step\\":$step,\\"loss\\":0.5,\\"reward\\":1.5,\\"frac_reward_zero_std\\":0.9}" >> "$run/metrics.jsonl"
        echo "step $step" >> "$run/log.txt"
        status running
        step=$((step + 1))
        sleep 0.05
      done
      mkdir -p "$run/model"
      if [ -e "$run/request" ]; then status stopped; else status finished; fi
      """;

  @TempDir Path home;
  private Path clips = Path.of("");
  private Path script = Path.of("");

  @BeforeEach
  void aClipAndATrainer() throws IOException {
    clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    script = Files.writeString(home.resolve("trainer.sh"), TRAINER);
  }

  private StudioWindow openWithSnapshot() throws IOException {
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    window.drop(clips, 1);
    Snapshot.write(
        window.project().folder().resolve("snapshots"),
        List.of(
            new ClipRecord(
                "a.wav",
                clips.resolve("a.wav").toString(),
                Optional.empty(),
                Optional.empty(),
                "fear",
                java.util.Map.of(),
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

  private void begin(StudioWindow window) {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    settings.putArray("command").add("sh").add(script.toString()).add("{run}");
    StudioWindow.onFx(
        () -> {
          NewRunModel form = window.get(NewRunModel.class);
          settings.put("snapshot", form.snapshots().getFirst());
          form.begin("external", settings, "", new NewRunModel.Where.Here(), () -> {});
          return true;
        });
  }

  private static Optional<RunItem> chosen(StudioWindow window) {
    return window.get(RunsModel.class).selectedProperty().get();
  }

  private static void awaitChosen(StudioWindow window, RunCondition condition) {
    window.waitUntil(
        "it is " + condition,
        () -> chosen(window).filter(run -> run.facts().condition() == condition).isPresent());
  }

  private static void click(StudioWindow window, String id) {
    Button button = window.find(id);
    window.waitUntil(id + " can be pressed", () -> !button.isDisabled());
    StudioWindow.onFx(
        () -> {
          button.fire();
          return true;
        });
  }

  private static String text(java.util.concurrent.Callable<String> text) {
    return StudioWindow.onFx(text);
  }

  @Test
  void aRunGoesOnWithoutTheWindowAndIsFoundAgainByTheNext() throws IOException {
    Path project;
    Path run;
    try (StudioWindow window = openWithSnapshot()) {
      begin(window);
      awaitChosen(window, RunCondition.RUNNING);
      window.waitUntil("curves come", () -> chosen(window).orElseThrow().metrics().rows() > 30);
      window.waitUntil(
          "it is said that groups have no spread",
          () ->
              window.scene().getRoot().lookupAll(".run-banner").stream()
                  .flatMap(banner -> banner.lookupAll(".label").stream())
                  .anyMatch(
                      label ->
                          label instanceof Labeled words
                              && words.getText().contains("all rewards are equal")));
      assertThat(window.scene().getRoot().lookupAll(".run-chart")).hasSize(3);
      begin(window); // the device is taken
      awaitChosen(window, RunCondition.QUEUED);
      click(window, "#runs-stop");
      awaitChosen(window, RunCondition.CANCELLED);
      project = window.project().folder();
      run = StudioWindow.onFx(() -> window.get(RunsModel.class).runs().getLast().folder());
    }
    RunDirectory directory = RunDirectory.open(run);
    int steps = directory.metrics().size();
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project))) {
      RunsModel runs = window.get(RunsModel.class);
      window.waitUntil(
          "it is found again and went on",
          () ->
              runs.runs().stream()
                  .filter(each -> each.folder().equals(run))
                  .anyMatch(
                      each ->
                          each.facts().condition() == RunCondition.RUNNING
                              && each.metrics().rows() > steps));
      Files.createFile(project.resolve("finish"));
      window.waitUntil("its end is said", () -> runs.newsProperty().get().isPresent());
      Button news = window.find("#run-news");
      assertThat(news.isVisible()).isTrue();
      assertThat(text(news::getText)).contains("Finished");
      click(window, "#run-news");
      awaitChosen(window, RunCondition.FINISHED);
      window.waitUntil("it is seen", () -> runs.newsProperty().get().isEmpty());
    }
  }

  @Test
  void aKilledTrainerIsShownWithItsLastLinesAndGoesOn() throws IOException {
    try (StudioWindow window = openWithSnapshot()) {
      begin(window);
      awaitChosen(window, RunCondition.RUNNING);
      long pid =
          StudioWindow.onFx(
              () ->
                  chosen(window)
                      .orElseThrow()
                      .facts()
                      .health()
                      .status()
                      .orElseThrow()
                      .owner()
                      .pid());
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      awaitChosen(window, RunCondition.KILLED);
      window.waitUntil(
          "the last lines are there", () -> window.scene().lookup(".run-last-lines") != null);
      Label lines = window.find(".run-last-lines");
      assertThat(text(lines::getText)).contains("step ");
      click(window, "#runs-go-on");
      awaitChosen(window, RunCondition.RUNNING);
      click(window, "#runs-stop");
      awaitChosen(window, RunCondition.STOPPED);
      Path notes = chosen(window).orElseThrow().folder().resolve("notes.txt");
      TextArea words = window.find("#run-notes");
      StudioWindow.onFx(
          () -> {
            words.setText("Killed by hand.");
            return true;
          });
      window.waitUntil("the note is on disk", () -> Files.exists(notes));
      assertThat(notes).hasContent("Killed by hand.");
      click(window, "#runs-clone");
      window.waitUntil("the form is open", () -> window.scene().lookup("#new-run-command") != null);
      TextField command = window.find("#new-run-command");
      assertThat(text(command::getText)).as("the settings of the run").contains("trainer.sh");
      window.press(KeyCode.ESCAPE);
      click(window, "#runs-trash");
      window.waitUntil("it is gone", () -> window.get(RunsModel.class).runs().isEmpty());
      assertThat(window.project().folder().resolve("runs/.trash")).isNotEmptyDirectory();
    }
  }

  @Test
  void aSettingThatCannotBeIsSaidInTheForm() throws IOException {
    try (StudioWindow window = openWithSnapshot()) {
      click(window, "#runs-new");
      TextField epochs = window.find("#new-run-epochs");
      assertThat(text(epochs::getText)).isEqualTo("5");
      StudioWindow.onFx(
          () -> {
            epochs.setText("none");
            return true;
          });
      click(window, "#runs-form-begin");
      Label said = window.find("#new-run-said");
      window.waitUntil("it is said", () -> said.getText().contains("epochs"));
      boolean none = StudioWindow.onFx(() -> window.get(RunsModel.class).runs().isEmpty());
      assertThat(none).isTrue();
    }
  }
}
