package studio.migr.app.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.timeline.TrackModel;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Action units of a clip of 25 frames a second, corrected in the real window. Times in ms. */
class CorrectionTest {
  @TempDir Path home;
  private StudioWindow window;
  private String clip = "";

  @BeforeEach
  void openAClipWithActionUnits() throws Exception {
    Path file = new ClipMaker().frames(100).silent().make(home.resolve("clip.mp4"));
    StringBuilder table = new StringBuilder("frame,timestamp,confidence,success,AU01_r,AU01_c\n");
    for (int frame = 0; frame < 100; frame++) {
      table.append("%d,%.3f,0.9,1,1.25,0\n".formatted(frame + 1, frame * 0.04));
    }
    Files.writeString(home.resolve("clip.csv"), table);
    Path folder = home.resolve("project");
    try (Project project = Project.create(folder)) {
      clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst().id();
    }
    window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntil(
        "the action units are there",
        () -> !window.get(FaceTracks.class).tracksProperty().get().isEmpty());
    window.waitUntil("the clip is open", () -> player().pictureProperty().get().isPresent());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aStretchIsCorrectedByKeysAndTheToolsValueStaysBesideIt() {
    chooseTheLane();
    select(400, 1000);
    window.press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.DIGIT3);
    waitUntilSaved();
    assertThat(corrections())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.unit()).isEqualTo(new ActionUnit(1));
              assertThat(made.corrects()).isEqualTo("OpenFace 2 (clip.csv)");
              assertThat(made.value()).isEqualTo(new UnitValue.Intensity(3));
              assertThat(made.stretch().startMs()).isEqualTo(400, within(0.1));
              assertThat(made.stretch().endMs()).isEqualTo(1000, within(0.1));
            });
    assertThat(said(600)).contains("3.0, corrected by", "1.25", "OpenFace 2 (clip.csv)");
    assertThat(said(1000)).contains("1.25").doesNotContain("corrected");
  }

  @Test
  void withoutASelectionTheFrameOnScreenIsCorrected() {
    chooseTheLane();
    StudioWindow.onFx(
        () -> {
          player().seek(2000);
          return true;
        });
    window.waitUntil("the frame", () -> player().frameIndexProperty().get().orElse(-1) == 50);
    window.press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.N);
    waitUntilSaved();
    assertThat(corrections())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.value()).isEqualTo(new UnitValue.NotVisible());
              assertThat(made.stretch().startMs()).isEqualTo(2000, within(0.1));
              assertThat(made.stretch().endMs()).isEqualTo(2040, within(0.1));
            });
  }

  @Test
  void undoTakesBackOneCorrectionAfterTheOtherAndRedoBringsThemAgain() {
    chooseTheLane();
    select(400, 1000);
    window.press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.DIGIT3);
    waitUntilSaved();
    window.press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.A);
    waitUntilSaved();
    assertThat(said(600)).contains("3.0  absent, corrected by");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.waitUntil("the last is taken back", () -> corrections().size() == 1);
    window.waitUntil("on screen, too", () -> !said(600).contains("absent, corrected"));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.waitUntil("both are taken back", () -> corrections().isEmpty());
    window.waitUntil("nothing is left of them", () -> !said(600).contains("corrected"));
    window.press(KeyCode.CONTROL, KeyCode.Y);
    window.waitUntil("the first again", () -> corrections().size() == 1);
  }

  @Test
  void theMenuKeyOffersWhatCanBeSaidOfTheChosenLane() {
    chooseTheLane();
    select(400, 1000);
    Node timeline = window.find("#timeline");
    StudioWindow.onFx(
        () -> {
          timeline.fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
          return true;
        });
    window.waitUntil("the menu is open", () -> menu().isPresent());
    StudioWindow.onFx(
        () -> {
          menu().orElseThrow().getItems().stream()
              .filter(item -> item.getId().equals("correction.present"))
              .findFirst()
              .orElseThrow()
              .fire();
          menu().ifPresent(ContextMenu::hide);
          return true;
        });
    waitUntilSaved();
    assertThat(corrections())
        .singleElement()
        .satisfies(made -> assertThat(made.value()).isEqualTo(new UnitValue.Presence(true)));
  }

  private static Optional<ContextMenu> menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .filter(menu -> "track-commands".equals(menu.getId()))
        .findFirst();
  }

  private void chooseTheLane() {
    for (int k = 0; k < 10 && !isChosen(); k++) {
      window.press(KeyCode.ALT, KeyCode.DOWN);
    }
    assertThat(isChosen()).isTrue();
  }

  private boolean isChosen() {
    return StudioWindow.onFx(
        () ->
            window
                .get(CorrectionModel.class)
                .laneProperty()
                .get()
                .filter(lane -> lane.unit().number() == 1)
                .isPresent());
  }

  private void select(double from, double to) {
    StudioWindow.onFx(
        () -> {
          player().selection().select(from, to);
          return true;
        });
  }

  private String said(double ms) {
    return StudioWindow.onFx(
        () ->
            window.get(TrackModel.class).all().stream()
                .filter(track -> track.id().equals("unit:AU01"))
                .findFirst()
                .flatMap(track -> track.valueAt(ms))
                .orElse(""));
  }

  private List<UnitCorrection> corrections() {
    return window.get(ProjectModel.class).project().orElseThrow().unitCorrections().of(clip);
  }

  private PlayerModel player() {
    return window.get(PlayerModel.class);
  }

  private void waitUntilSaved() {
    window.waitUntil(
        "saved",
        () -> window.get(AnnotateModel.class).saveStateProperty().get() instanceof SaveState.Saved);
  }
}
