package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.cli.CommandRun;
import studio.migr.app.launch.Main;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.watch.RunCondition;

/** A folder is handed over, its trainer begun and followed in the window, its output imported. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the job is a shell script")
final class OtherTrainerInTheWindowTest {
  /** Plays ms-swift by the logs that it documents, until a file tells it to finish. */
  private static final String SWIFT =
      """
      #!/bin/sh
      out=output/v0-20260101; mkdir -p $out/checkpoint-9; step=0
      while [ ! -e finish ]; do
        step=$((step + 1))
        echo "{\\"loss\\":1.5,\\"reward\\":0.5,\\"global_step/max_steps\\":\\"$step/9\\"}" >> $out/logging.jsonl
        sleep 0.2
      done
      echo '{"peft_type":"LORA"}' > $out/checkpoint-9/adapter_config.json
      echo weights > $out/checkpoint-9/adapter_model.safetensors
      """;

  @TempDir Path home;

  private Path handedOver(Path project) throws IOException {
    Path clip = home.resolve("clips/a.wav");
    Snapshot snapshot =
        Snapshot.write(
            project.resolve("snapshots"),
            List.of(
                new ClipRecord(
                    "a.wav",
                    clip.toString(),
                    Optional.empty(),
                    Optional.of(Split.TRAIN),
                    "fear",
                    Map.of(),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Evidence.NONE,
                    Optional.of("<think>So.</think><answer>fear</answer>"),
                    "people",
                    false)));
    Path handed = home.resolve("handed");
    CommandRun run =
        CommandRun.of(
            "dataset", "handover", snapshot.folder(), "--format", "ms-swift", "--out", handed);
    assertThat(run.exit()).as(run.err()).isZero();
    return handed;
  }

  /** The program of this test run starts the job as an installed one would. */
  private ArrayNode relay(Path handed) throws IOException {
    Path programs = Files.createDirectory(home.resolve("bin"));
    Path swift = Files.writeString(programs.resolve("swift"), SWIFT);
    assertThat(swift.toFile().setExecutable(true)).isTrue();
    ArrayNode words = new ObjectMapper().createArrayNode();
    Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            Main.class.getName(),
            "train",
            "relay",
            "--run",
            "{run}",
            "--output",
            handed.resolve("output").toString(),
            "--",
            "env",
            "PATH=" + programs + ":/usr/bin:/bin",
            "SLURM_SUBMIT_DIR=" + handed,
            "MODEL=/models/m",
            "bash",
            handed.resolve("run.sbatch").toString())
        .forEach(words::add);
    return words;
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }

  private static Optional<RunItem> chosen(StudioWindow window) {
    return window.get(RunsModel.class).selectedProperty().get();
  }

  @Test
  void itIsFollowedInTheWindowAndItsAdapterComesBackByImport() throws IOException {
    Wav.write(Files.createDirectory(home.resolve("clips")).resolve("a.wav"), 300);
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(home.resolve("clips"), 1);
      Path project = window.project().folder();
      Path handed = handedOver(project);
      ObjectNode settings = new ObjectMapper().createObjectNode();
      settings.set("command", relay(handed));
      window.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      StudioWindow.onFx(
          () -> {
            NewRunModel form = window.get(NewRunModel.class);
            settings.put("snapshot", form.snapshots().getFirst());
            form.begin("external", settings, "swift", new NewRunModel.Where.Here(), () -> {});
            return true;
          });
      window.waitUntil(
          "a job that is ready to be started by a Java machine of its own was started",
          () -> Files.exists(handed.resolve("output")));
      window.waitUntil(
          "its steps are followed while it trains",
          () ->
              chosen(window)
                  .filter(run -> run.facts().condition() == RunCondition.RUNNING)
                  .filter(run -> run.metrics().rows() > 2)
                  .isPresent());
      Files.createFile(handed.resolve("finish"));
      window.waitUntil(
          "it finished, with its adapter as a checkpoint",
          () ->
              chosen(window)
                  .filter(run -> run.facts().condition() == RunCondition.FINISHED)
                  .filter(run -> !run.facts().checkpoints().isEmpty())
                  .isPresent());

      Path again = project.resolve("runs/came-home");
      CommandRun imported =
          CommandRun.of(
              "train", "import", handed.resolve("output"), "--handover", handed, "--out", again);
      assertThat(imported.exit()).as(imported.err()).isZero();
      assertThat(imported.out()).contains("the newest adapter");
      window.waitUntil(
          "what was imported is in the list, too",
          () ->
              window.get(RunsModel.class).runs().stream()
                  .anyMatch(
                      run ->
                          run.folder().equals(again)
                              && run.facts().condition() == RunCondition.FINISHED
                              && run.facts().checkpoints().size() == 1));
    }
  }
}
