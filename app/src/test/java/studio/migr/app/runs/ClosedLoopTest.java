package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.cli.CommandRun;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.predict.AdoptedModel;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.Labels;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.watch.RunCondition;

/**
 * The whole loop in the real window, with a small model on generated clips: label, freeze, correct,
 * freeze again, learn from own answers, leave in the middle, come back, compare, promote.
 */
final class ClosedLoopTest {
  private static final int CLIPS = 6;

  @TempDir static Path home;
  private static Path clips = Path.of("");
  private static Path taught = Path.of("");

  @BeforeAll
  static void aModelThatKnowsTwoAnswers() throws IOException {
    clips = home.resolve("clips");
    done(
        CommandRun.of(
            "clips",
            "generate",
            "--count",
            CLIPS,
            "--seed",
            3,
            "--size",
            192,
            "--frame-rate",
            3,
            "--out",
            clips));
    List<ClipRecord> records = new ArrayList<>();
    try (var files = Files.list(clips)) {
      for (Path file : files.sorted().toList()) {
        if (!file.toString().endsWith(".mp4")) {
          Files.delete(file); // the window would offer to read it
          continue;
        }
        String label = records.size() % 2 == 0 ? "surprise" : "fear";
        records.add(
            new ClipRecord(
                file.getFileName().toString(),
                file.toString(),
                Optional.empty(),
                Optional.of(Split.TRAIN),
                label,
                Map.of(),
                1,
                Optional.empty(),
                Optional.empty(),
                Evidence.NONE,
                Optional.of("<think>So %s.</think><answer>%s</answer>".formatted(label, label)),
                "test",
                true));
      }
    }
    assertThat(records).hasSize(CLIPS);
    Path fresh = home.resolve("fresh");
    NewModel.write(fresh, NewModelShape.MICRO, 11);
    ObjectNode settings = new ObjectMapper().createObjectNode();
    settings.put("model", fresh.toString());
    settings.put("snapshot", Snapshot.write(home.resolve("sets"), records).folder().toString());
    settings.put("epochs", 60).put("learning_rate", 1e-2).put("batch", 6).put("micro_batch", 6);
    settings.put("threads", 1).putArray("parts").add("decoder");
    Path config = Files.writeString(home.resolve("sft.json"), settings.toString());
    done(CommandRun.of("train", "sft", "--config", config, "--out", home.resolve("taught")));
    taught = home.resolve("taught").resolve("model");
  }

  private static void done(CommandRun run) {
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /** Waits as long as a training and its model's answers may take here. */
  private static void awaitLong(StudioWindow window, String what, BooleanSupplier condition) {
    for (int k = 1; ; k++) {
      try {
        window.waitUntil(what, condition);
        return;
      } catch (AssertionError e) {
        if (k == 6) {
          throw e;
        }
      }
    }
  }

  private static void label(StudioWindow window, ClipRow row, String emotion)
      throws ProjectException {
    LabelKey key = new LabelKey(row.clip().id(), "ann", Condition.BOTH, Optional.empty());
    Judgement judgement = Judgement.EMPTY.withEmotion(Optional.of(emotion));
    window.project().labels().apply("ann", List.of(new Labels.Change(key, judgement)));
  }

  private static void click(StudioWindow window, String id) {
    window.waitUntil(id + " is there", () -> window.scene().lookup(id) != null);
    Node node = window.find(id);
    window.waitUntil(id + " can be pressed", () -> !node.isDisabled());
    StudioWindow.onFx(
        () -> {
          if (node instanceof Button button) {
            button.fire();
          } else if (node instanceof ToggleButton button) {
            button.fire();
          }
          return true;
        });
  }

  private static void type(StudioWindow window, String id, String text) {
    TextField field = window.find(id);
    StudioWindow.onFx(
        () -> {
          field.setText(text);
          return true;
        });
  }

  private static void freeze(StudioWindow window, int count) {
    window.press(KeyCode.CONTROL, KeyCode.DIGIT7);
    click(window, "#snapshots-new");
    click(window, "#snapshot-freeze");
    window.waitUntil(
        "it is frozen",
        () -> window.scene().lookup("#snapshots-list") != null && snapshots(window) == count);
  }

  private static int snapshots(StudioWindow window) {
    return window.get(NewRunModel.class).snapshots().size();
  }

  private static Optional<RunItem> run(StudioWindow window) {
    return window.get(RunsModel.class).selectedProperty().get();
  }

  @Test
  void fromACorrectedLabelToAPromotedModel() throws IOException, ProjectException {
    Path project;
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, CLIPS);
      window.waitUntilReady();
      List<ClipRow> rows =
          StudioWindow.onFx(() -> List.copyOf(window.get(LibraryModel.class).shown()));
      for (int k = 0; k < CLIPS; k++) {
        label(window, rows.get(k), k % 2 == 0 ? "surprise" : "fear");
      }
      freeze(window, 1);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      label(window, rows.getFirst(), "fear"); // what was called surprise is fear
      freeze(window, 2);
      window.waitUntil(
          "the change is shown", () -> window.scene().lookup("#snapshot-difference") != null);
      List<String> changes =
          StudioWindow.onFx(
              () ->
                  window.scene().lookup("#snapshot-difference").lookupAll(".label").stream()
                      .map(node -> ((Label) node).getText())
                      .toList());
      assertThat(changes).anyMatch(line -> line.contains("surprise \u2192 fear"));

      window.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      click(window, "#runs-new");
      window.waitUntil("the form is open", () -> window.scene().lookup("#new-run-stage") != null);
      ComboBox<String> stage = window.find("#new-run-stage");
      ComboBox<String> model = window.find("#new-run-model");
      StudioWindow.onFx(
          () -> {
            stage.setValue("grpo");
            model.setValue(taught.toString());
            return true;
          });
      type(window, "#new-run-epochs", "8");
      type(window, "#new-run-learning-rate", "2e-3");
      type(window, "#new-run-grpo-group", "4");
      type(window, "#new-run-grpo-max-tokens", "24");
      type(window, "#new-run-grpo-rewards", "{\"accuracy\": 1, \"answer_format\": 0.5}");
      type(window, "#new-run-threads", "1");
      type(window, "#new-run-checkpoint-every", "5");
      click(window, "#runs-form-begin");
      awaitLong(
          window,
          "it learns",
          () -> run(window).filter(each -> each.metrics().rows() > 2).isPresent());
      project = window.project().folder();
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project))) {
      window.waitUntilReady();
      window.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      awaitLong(
          window,
          "it finished while nobody looked",
          () ->
              run(window)
                  .filter(each -> each.facts().condition() == RunCondition.FINISHED)
                  .isPresent());
      assertThat(StudioWindow.onFx(() -> run(window).orElseThrow().facts().samples())).isNotEmpty();
      click(window, "#runs-promote");
      click(window, "#promote-compare");
      awaitLong(window, "both answered", () -> window.scene().lookup("#promote-summary") != null);
      Label summary = window.find("#promote-summary");
      String said = StudioWindow.onFx(summary::getText);
      assertThat(said).contains("McNemar");
      click(window, "#promote-still-wrong");
      click(window, "#promote-adopt");
      window.waitUntil(
          "it is said that it is the project's model",
          () -> window.scene().lookup(".run-adopted") != null);
    }
    AdoptedModel adopted = AdoptedModel.of(project).orElseThrow();
    assertThat(adopted.folder()).isDirectory().hasParent(project.resolve("models"));
    assertThat(PredictionFile.readAll(project.resolve("predictions")))
        .containsKey(adopted.model())
        .hasSize(2);
  }
}
