package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.Segment;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.Labels.Change;
import studio.migr.app.project.Project;
import studio.migr.app.round.BlindRound;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.work.Work;

/**
 * Two projects in which a model and another person say different things of the same clips: for
 * whoever has still to judge these, both windows read the same, whatever room is tried.
 */
class BlindViewsTest {
  private static final int CLIPS = 3;

  @TempDir Path home;
  private int visits;

  /** What is said in one of the two. */
  private record World(String name, String model, String verdict, String words, String other) {}

  private static final World ONE =
      new World("one", "fear", "conflict", "The jaw drops.", "disgust");
  private static final World OTHER = new World("two", "happy", "audio", "A laugh is heard.", "sad");

  private Path project(World world, Path folder) throws Exception {
    Path clips = Files.createDirectories(folder.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      Wav.write(clips.resolve(k + ".wav"), 300 + 50 * k);
    }
    Path place = folder.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      for (int k = 0; k < CLIPS; k++) {
        String id = project.library().find(k + ".wav").orElseThrow().id();
        Judgement said =
            Judgement.EMPTY
                .withEmotion(Optional.of(world.other()))
                .withDominant(
                    Optional.of(
                        world.equals(ONE) ? DominantModality.AUDIO : DominantModality.CONFLICT));
        List<Change> changes = new ArrayList<>();
        for (String who : List.of("Zoe", LabelKey.GOLD)) {
          changes.add(new Change(new LabelKey(id, who, Condition.AUDIO, Optional.empty()), said));
        }
        changes.add(
            new Change(
                new LabelKey(
                    id,
                    "Zoe",
                    Condition.AUDIO,
                    Optional.of(new Segment(0, 100, new Rational(1, 1000)))),
                said));
        project.labels().apply("Zoe", changes);
        new Predicted(id, world.model())
            .verdict(world.verdict())
            .reasoning(
                "<think><vis_desc>"
                    + world.words()
                    + "</vis_desc></think><answer>"
                    + world.model()
                    + "</answer>")
            .at(Instant.parse("2026-03-29T10:00:00Z"))
            .keep(place);
      }
    }
    return place;
  }

  private StudioWindow open(World world) throws Exception {
    Path folder = home.resolve(Integer.toString(visits++)).resolve(world.name());
    StudioWindow window = StudioWindow.open(folder, Optional.of(project(world, folder)));
    StudioWindow.onFx(
        () -> {
          window.get(AnnotatorModel.class).rename("Ann");
          return true;
        });
    window.waitUntil(
        "clips and predictions are there",
        () ->
            window.get(LibraryModel.class).shown().size() == CLIPS
                && window.get(PredictionsModel.class).predictionsProperty().get().size() == CLIPS);
    return window;
  }

  /** What can be read, heard or hovered in each room and sheet that opens. */
  private static List<String> everything(StudioWindow window, boolean asks) {
    Commands commands = window.get(Commands.class);
    List<String> read = new ArrayList<>();
    for (Command command : StudioWindow.onFx(commands::all)) {
      boolean place =
          command.id().startsWith("shell.room-")
              || command.id().equals("plot.open")
              || command.id().equals("explain.toggle")
              || (asks && command.id().equals("engine.ask"))
              || command.id().equals("queue.begin")
              || command.id().equals("help.find-command");
      if (!place) {
        continue;
      }
      read.add("after " + command.id());
      StudioWindow.onFx(
          () -> {
            command.run();
            return true;
          });
      window.waitUntil("nothing runs", () -> window.get(TaskRunner.class).running().isEmpty());
      StudioWindow.onFx(
          () -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            collect(window.scene().getRoot(), read);
            return true;
          });
      if (StudioWindow.onFx(window.get(Overlay.class)::isDisplay)) {
        window.press(KeyCode.ESCAPE);
        window.waitUntil("it closes", () -> !window.get(Overlay.class).isDisplay());
      }
    }
    return read;
  }

  private static void collect(Node node, List<String> read) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled) {
      add(labeled.getText(), read);
    }
    if (node instanceof Text text) {
      add(text.getText(), read);
    }
    if (node instanceof TextInputControl input) {
      add(input.getText(), read);
    }
    if (node instanceof Control control) {
      Tooltip tooltip = control.getTooltip();
      add(tooltip == null ? null : tooltip.getText(), read);
    }
    add(node.getAccessibleText(), read);
    add(node.getAccessibleHelp(), read);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, read));
    }
  }

  /** Folders and clocks differ between two windows whatever is hidden. */
  private static void add(@org.jspecify.annotations.Nullable String text, List<String> read) {
    if (text != null && !text.isBlank()) {
      read.add(
          text.replaceAll("/\\S*/(one|two)/", "/…/").replaceAll("\\d\\d:\\d\\d(:\\d\\d)?", "…"));
    }
  }

  private List<String> labelFirst(World world) throws Exception {
    try (StudioWindow window = open(world)) {
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
      return everything(window, true);
    }
  }

  private List<String> blindRound(World world) throws Exception {
    try (StudioWindow window = open(world)) {
      window
          .project()
          .rounds()
          .start(
              "Ann",
              new RoundPlan(
                  "blind",
                  window.project().library().clips().stream().map(each -> each.id()).toList(),
                  List.of("Ann"),
                  List.of(Condition.AUDIO),
                  RoundPlan.Sharing.EVERYONE_ALL,
                  OptionalLong.of(1),
                  true));
      window.waitUntil(
          "the round waits",
          () -> window.get(BlindRound.class).runningProperty().get().isPresent());
      return everything(window, true);
    }
  }

  private List<String> sighted(World world) throws Exception {
    try (StudioWindow window = open(world)) {
      return everything(window, false); // nobody waits for a model
    }
  }

  /** What is read in one of two windows only; how often and in which order does not matter. */
  private static Set<String> difference(List<String> one, List<String> other) {
    Set<String> either = new TreeSet<>(one);
    either.addAll(other);
    either.removeIf(text -> one.contains(text) && other.contains(text));
    return either;
  }

  private interface Visit {
    List<String> of(World world) throws Exception;
  }

  /**
   * What tells the two apart each time that one looks: a model that loads may say so in one window
   * and be done in the other, but what leaks always leaks.
   */
  private static Set<String> leaks(Visit visit) throws Exception {
    Set<String> leaks = difference(visit.of(ONE), visit.of(OTHER));
    if (!leaks.isEmpty()) {
      leaks.retainAll(difference(visit.of(ONE), visit.of(OTHER)));
    }
    return leaks;
  }

  @Test
  void whoLabelsFirstReadsNothingOfModelsAndOthersInAnyRoom() throws Exception {
    assertThat(leaks(this::labelFirst)).isEmpty();
  }

  @Test
  void aBlindRoundTellsNothingOfModelsAndOthersInAnyRoom() throws Exception {
    assertThat(leaks(this::blindRound)).isEmpty();
  }

  @Test
  void withoutItBothWindowsReadOtherwise() throws Exception {
    List<String> one = sighted(ONE);
    assertThat(one).anyMatch(text -> text.contains("jaw"));
    assertThat(difference(one, sighted(OTHER)))
        .anyMatch(text -> text.contains("jaw"))
        .anyMatch(text -> text.contains("laugh"));
  }
}
