package studio.migr.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.command.Commands;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.SampleClips;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.work.Work;

/** Label files dropped on the real window: nothing changes before the user says so. */
final class ImportSheetTest {
  @TempDir Path home;

  private Path folder;

  @BeforeEach
  void makeProject() throws Exception {
    folder = home.resolve("project");
    Wav.write(home.resolve("clips/one.wav"), 100);
    Wav.write(home.resolve("clips/two.wav"), 200);
    try (Project project = Project.create(folder)) {
      project.library().add(List.of(home.resolve("clips")), Work.UNWATCHED);
    }
  }

  private StudioWindow drop(String name, String text) throws Exception {
    return drop(Files.writeString(home.resolve(name), text, StandardCharsets.UTF_8));
  }

  private StudioWindow drop(Path... files) {
    StudioWindow window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntilOpen();
    StudioWindow.onFx(
        () -> {
          window.get(DroppedFiles.class).take(List.of(files));
          return true;
        });
    window.waitUntil("the sheet is shown", () -> window.scene().lookup("#import-sheet") != null);
    window.waitUntil("the sheet has the keyboard", () -> hasKeyboard(window));
    return window;
  }

  private static boolean hasKeyboard(StudioWindow window) {
    Node sheet = window.scene().lookup("#import-sheet");
    for (Node at = window.scene().getFocusOwner(); at != null; at = at.getParent()) {
      if (at == sheet) {
        return true;
      }
    }
    return false;
  }

  /** Enter, again if it came while the focus was still on its way. */
  private static void accept(StudioWindow window) throws InterruptedException {
    for (int press = 0; press < 10 && !isTaken(window); press++) {
      window.press(KeyCode.ENTER);
      for (int look = 0; look < 30 && !isTaken(window); look++) {
        Thread.sleep(100);
      }
    }
    window.waitUntil("it is reported", () -> window.scene().lookup("#import-outcome") != null);
  }

  private static boolean isTaken(StudioWindow window) {
    return StudioWindow.onFx(
        () -> !(window.get(ImportModel.class).takingProperty().get() instanceof TaskState.Idle));
  }

  private static int labels(StudioWindow window) {
    return StudioWindow.onFx(
        () -> window.get(ProjectModel.class).project().orElseThrow().labels().current().size());
  }

  @Test
  void theSheetSaysWhatWillHappenAndEnterTakesItIn() throws Exception {
    try (StudioWindow window =
        drop("labels.csv", "clip,emotion\none.wav,Fearful\ntwo.wav,bored\nthree,sad\n")) {
      assertThat(window.<Label>find("#import-summary").getText()).isEqualTo("1 label for 1 clip");
      assertThat(window.<Button>find("#import-take").getText()).isEqualTo("Take in 1 label");
      assertThat(window.<ListView<?>>find("#import-remarks").getItems()).hasSize(2);
      assertThat(labels(window)).isZero();
      accept(window);
      assertThat(window.<Label>find("#import-outcome").getText()).isEqualTo("Taken in: 1 label.");
      assertThat(labels(window)).isEqualTo(1);
      window.press(KeyCode.ENTER);
      window.waitUntil("the sheet is gone", () -> !window.get(Overlay.class).isDisplay());
    }
  }

  @Test
  void escapeChangesNothing() throws Exception {
    try (StudioWindow window = drop("labels.csv", "clip,emotion\none.wav,fear\n")) {
      window.press(KeyCode.ESCAPE);
      window.waitUntil("the sheet is gone", () -> !window.get(Overlay.class).isDisplay());
      assertThat(labels(window)).isZero();
      assertThat(StudioWindow.onFx(() -> window.get(ImportModel.class).offerProperty().get()))
          .isEmpty();
    }
  }

  @Test
  void aClipCanBeChosenWhereNoneWasFoundAndTheLikeliestComesFirst() throws Exception {
    try (StudioWindow window = drop("tow.txt", "0.1\t0.3\tfear\n0.4\t0.6\tsad\n")) {
      assertThat(window.<Label>find("#import-summary").getText()).isEqualTo("Nothing new");
      ListView<Optional<Clip>> clips = candidates(window);
      assertThat(clips.getItems().get(1).orElseThrow().name()).isEqualTo("two.wav");
      window.press(KeyCode.DOWN);
      window.press(KeyCode.ENTER);
      window.waitUntil(
          "the labels count",
          () ->
              ((Label) window.scene().lookup("#import-summary"))
                  .getText()
                  .equals("2 labels for 1 clip"));
      accept(window);
      assertThat(labels(window)).isEqualTo(2);
    }
  }

  /** Asks which clip the first part is about. */
  private static ListView<Optional<Clip>> candidates(StudioWindow window) {
    window.waitUntil("the part that is drawn is asked about", () -> askedAboutFirstPart(window));
    window.waitUntil("the clips are listed", () -> inPopup("#clip-query").isPresent());
    window.waitUntil(
        "the search has the keyboard", () -> inPopup("#clip-query").orElseThrow().isFocused());
    @SuppressWarnings("unchecked")
    ListView<Optional<Clip>> list =
        (ListView<Optional<Clip>>)
            StudioWindow.onFx(() -> inPopup("#clip-candidates").orElseThrow());
    return list;
  }

  /** In one go: a list may take its cells away whenever it is laid out again. */
  private static boolean askedAboutFirstPart(StudioWindow window) {
    window.scene().getRoot().applyCss();
    window.scene().getRoot().layout();
    if (window.scene().lookup("#import-parts .clip-choice") instanceof Button choice) {
      choice.fire();
      return true;
    }
    return false;
  }

  private static Optional<Node> inPopup(String selector) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(selector).stream())
        .findFirst();
  }

  @Test
  void ofThousandsOfPartsOneIsFoundByItsNameAndTheClipByTyping() throws Exception {
    StringBuilder table = new StringBuilder("clip,emotion\n");
    for (int k = 0; k < 5000; k++) {
      table.append("take_").append(k).append(",fear\n");
    }
    table.append("twoo,sad\n");
    try (StudioWindow window = drop("labels.csv", table.toString())) {
      ListView<PlannedClip> parts = window.find("#import-parts");
      assertThat(StudioWindow.onFx(() -> parts.getItems().getFirst().findings().clip().title()))
          .as("what is most like a clip of the project")
          .isEqualTo("twoo");
      TextField query = window.find("#import-part-query");
      StudioWindow.onFx(
          () -> {
            query.setText("4711");
            return true;
          });
      assertThat(StudioWindow.onFx(() -> parts.getItems().size())).isEqualTo(1);
      ListView<Optional<Clip>> clips = candidates(window);
      window.press(KeyCode.O);
      window.press(KeyCode.N);
      window.waitUntil("one clip is found", () -> clips.getItems().size() == 1);
      window.press(KeyCode.ENTER);
      window.waitUntil(
          "its label counts",
          () ->
              ((Label) window.scene().lookup("#import-summary"))
                  .getText()
                  .equals("1 label for 1 clip"));
      window.waitUntil(
          "the part names its clip",
          () ->
              window.scene().lookup("#import-parts .clip-choice") instanceof Button choice
                  && choice.getText().equals("one.wav"));
    }
  }

  @Test
  void whatTheNamesOfClipsSayIsOfferedOnceTheyAreAdded() throws Exception {
    Path clips = home.resolve("ravdess");
    Wav.write(clips.resolve("03-01-06-01-02-01-12.wav"), 300);
    Wav.write(clips.resolve("03-01-02-01-02-01-12.wav"), 400);
    try (StudioWindow window = drop(clips)) {
      assertThat(window.<Label>find("#import-summary").getText()).isEqualTo("1 label for 1 clip");
      assertThat(window.<ListView<?>>find("#import-remarks").getItems())
          .as("calm is no emotion of DFEW")
          .hasSize(1);
      assertThat(labels(window)).isZero();
      accept(window);
      assertThat(
              StudioWindow.onFx(
                  () ->
                      window
                          .get(ProjectModel.class)
                          .project()
                          .orElseThrow()
                          .labels()
                          .current()
                          .getFirst()
                          .key()
                          .annotator()))
          .isEqualTo("RAVDESS");
    }
  }

  @Test
  void undoSaysHowMuchOfAnImportItTookBack() throws Exception {
    try (StudioWindow window = drop("labels.csv", "clip,emotion\none.wav,fear\ntwo.wav,sad\n")) {
      accept(window);
      window.press(KeyCode.ENTER);
      window.waitUntil("the sheet is gone", () -> !window.get(Overlay.class).isDisplay());
      assertThat(labels(window)).isEqualTo(2);
      StudioWindow.onFx(
          () -> {
            window.get(Commands.class).get("annotate.undo").run();
            return true;
          });
      window.waitUntil(
          "it says what it took back",
          () ->
              ((Label) window.scene().lookup("#saved"))
                  .getText()
                  .endsWith("took back 2 labels of 2 clips"));
      assertThat(labels(window)).isZero();
    }
  }

  @Test
  void theSheetIsNoHigherThanWhatItSays() throws Exception {
    try (StudioWindow window = drop("labels.csv", "clip,emotion\none.wav,fear\n")) {
      double height =
          StudioWindow.onFx(
              () -> {
                Region sheet = (Region) window.scene().lookup("#import-sheet");
                sheet.applyCss();
                sheet.getParent().layout();
                return sheet.getHeight();
              });
      assertThat(height).isBetween(150.0, 360.0);
    }
  }

  @Test
  void everySampleOfOtherProgramsComesInThroughTheWindow() throws Exception {
    assumeTrue(Files.isDirectory(SampleClips.samples()), "samples of other programs are not here");
    Path clips = SampleClips.make(home.resolve("sample-clips"));
    try (StudioWindow window = drop(clips, SampleClips.samples())) {
      assertThat(window.<Label>find("#import-summary").getText())
          .isEqualTo(
              "8 labels for 2 clips · 42 tracks · action units for 2 clips · votes on 2 clips");
      List<FileRemark> remarks =
          StudioWindow.onFx(
              () -> window.get(ImportModel.class).offerProperty().get().orElseThrow().remarks());
      SampleClips.LISTED.forEach(
          (file, sentences) ->
              assertThat(sentences)
                  .as(file)
                  .allMatch(
                      part ->
                          remarks.stream()
                              .anyMatch(
                                  remark ->
                                      remark.path().endsWith(file)
                                          && remark.reason().contains(part))));
      accept(window);
      assertThat(window.<Label>find("#import-outcome").getText())
          .isEqualTo(
              "Taken in: 8 labels · 42 tracks · action units for 2 clips · votes on 2 clips.");
    }
  }
}
