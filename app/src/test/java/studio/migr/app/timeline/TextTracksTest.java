package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.track.Track.Entry;
import studio.migr.app.track.TrackRun;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Texts that came in for a clip of four seconds, as lanes of the time axis. */
class TextTracksTest {
  private static final String WORDS = "text:talk.srt/words";

  @TempDir Path home;
  private StudioWindow window;
  private String clip = "";

  @BeforeEach
  void openAClipWithTexts() throws Exception {
    Path file = new ClipMaker().frames(100).make(home.resolve("clip.mp4"));
    Path folder = home.resolve("project");
    try (Project project = Project.create(folder)) {
      clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst().id();
    }
    window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntil("the clip is open", () -> player().pictureProperty().get().isPresent());
    String me = StudioWindow.onFx(() -> window.get(AnnotatorModel.class).name());
    TrackRun run = project().tracks().startRun(me, OptionalLong.empty());
    run.add(
        clip,
        new studio.migr.app.track.Track(
            "words",
            "talk.srt",
            List.of(
                new Entry(1000, 1500, "no"),
                new Entry(2000, 3000, "what was that behind the door"),
                new Entry(2500, 3500, "over it"))));
    run.add(
        clip,
        new studio.migr.app.track.Track("gaze", "talk.eaf", List.of(new Entry(500, 500, "away"))));
    window.waitUntil("the lanes are there", () -> texts().size() == 2);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void thePointerReadsTheWholeTextAndAClickGoesToItsStart() {
    assertThat(value(1200)).startsWith("no").endsWith("talk.srt");
    assertThat(value(2600)).contains("what was that behind the door", "over it");
    assertThat(value(1700)).isEmpty();

    TimelineView view = window.get(TimelineView.class);
    StudioWindow.onFx(
        () -> {
          Lane lane =
              view.lanes().stream()
                  .filter(each -> each.track().id().equals(WORDS))
                  .findFirst()
                  .orElseThrow();
          double x =
              window.get(TimelineModel.class).windowProperty().get().xOf(2300, view.getWidth());
          Point2D at = view.localToScreen(x, lane.top() + 8);
          Robot robot = new Robot();
          robot.mouseMove(at);
          robot.mousePress(MouseButton.PRIMARY);
          robot.mouseRelease(MouseButton.PRIMARY);
          return true;
        });
    window.waitUntil(
        "it stands where the text begins",
        () -> Math.abs(player().positionMsProperty().get() - 2000) < 1);
    assertThat(StudioWindow.onFx(() -> player().positionMsProperty().get()))
        .isEqualTo(2000, within(1.0));
  }

  @Test
  void whoeverIsGivenOneSenseAloneReadsNothing() {
    for (Condition condition : List.of(Condition.AUDIO, Condition.VISUAL)) {
      StudioWindow.onFx(
          () -> {
            player().condition().choose(condition);
            return true;
          });
      assertThat(value(1200)).as(condition.id()).isEmpty();
    }
  }

  @Test
  void undoTakesTheWholeImportBackAndRedoBringsItAgain() {
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.waitUntil("the lanes are gone", () -> texts().isEmpty());
    window.press(KeyCode.CONTROL, KeyCode.Y);
    window.waitUntil("the lanes are back", () -> texts().size() == 2);
  }

  private List<Track> texts() {
    return window.get(TrackModel.class).all().stream()
        .filter(track -> track.id().startsWith("text:"))
        .toList();
  }

  private String value(double ms) {
    return StudioWindow.onFx(
        () ->
            texts().stream()
                .filter(track -> track.id().equals(WORDS))
                .findFirst()
                .orElseThrow()
                .valueAt(ms)
                .orElse(""));
  }

  private PlayerModel player() {
    return window.get(PlayerModel.class);
  }

  private Project project() {
    return window.get(ProjectModel.class).project().orElseThrow();
  }
}
