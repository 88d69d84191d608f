package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.command.Commands;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.round.RoundModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;

/** A session of labelling in which nobody touches the mouse. */
class TenClipsByKeysTest {
  private static final List<KeyCode> EMOTIONS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7);
  private static final List<KeyCode> DOMINANTS =
      List.of(KeyCode.A, KeyCode.V, KeyCode.B, KeyCode.N, KeyCode.C);
  private static final List<DominantModality> MEANT =
      List.of(
          DominantModality.AUDIO,
          DominantModality.VISUAL,
          DominantModality.BOTH,
          DominantModality.NONE,
          DominantModality.CONFLICT);

  @TempDir Path home;

  @Test
  void tenClipsAreLabelledWithKeysAloneOneOfThemInSegments() throws IOException {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < 10; k++) {
      new ClipMaker().frames(20 + k).size(64, 48).make(clips.resolve("clip " + k + ".mp4"));
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 10);
      for (int k = 0; k < 10; k++) {
        window.waitUntilReady("clip " + k + ".mp4");
        if (k == 4) {
          labelInSegments(window);
        } else {
          window.press(EMOTIONS.get(k % 7));
          window.press(DOMINANTS.get(k % 5));
          window.waitUntilSaved();
        }
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
      }
      Project project = window.project();
      List<String> emotions = project.scheme().emotions();
      for (int k = 0; k < 10; k++) {
        List<LabelEvent> labels =
            project
                .labels()
                .currentOf(project.library().find("clip " + k + ".mp4").orElseThrow().id());
        if (k == 4) {
          assertThat(labels)
              .hasSize(2)
              .allMatch(label -> label.key().segment().isPresent())
              .extracting(label -> label.judgement().emotion().orElse("none"))
              .containsExactlyInAnyOrder("surprise", "fear");
        } else {
          assertThat(labels).hasSize(1);
          assertThat(labels.getFirst().judgement().emotion()).contains(emotions.get(k % 7));
          assertThat(labels.getFirst().judgement().dominant()).contains(MEANT.get(k % 5));
        }
      }
    }
  }

  /** From the start to the sixth frame, and from there to the eleventh. */
  private static void labelInSegments(StudioWindow window) {
    window.press(KeyCode.HOME);
    window.press(KeyCode.I);
    step(window, 5);
    window.press(KeyCode.O);
    window.press(KeyCode.DIGIT5);
    window.waitUntilSaved();
    window.press(KeyCode.X);
    step(window, 1);
    window.press(KeyCode.I);
    step(window, 5);
    window.press(KeyCode.O);
    window.press(KeyCode.DIGIT7);
    window.waitUntilSaved();
    window.press(KeyCode.X);
  }

  private static void step(StudioWindow window, int frames) {
    for (int k = 0; k < frames; k++) {
      double before = position(window);
      window.press(KeyCode.RIGHT);
      window.waitUntil("the next frame is shown", () -> position(window) > before);
    }
  }

  @Test
  void aRoundIsPlannedJudgedAndSettledWithKeysAlone() throws IOException {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < 2; k++) {
      new ClipMaker().frames(20 + k).size(64, 48).make(clips.resolve(k + ".mp4"));
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 2);
      for (int k = 0; k < 2; k++) { // first outside of rounds: from sound and picture
        window.waitUntilReady(k + ".mp4");
        window.press(KeyCode.DIGIT5);
        window.waitUntilSaved();
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
      }
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
      window.press(KeyCode.ENTER); // everything as it is offered: each alone, then both
      RoundModel rounds = window.get(RoundModel.class);
      window.waitUntil("the round asks", () -> rounds.queue().size() == 6);
      for (int number = 1; number <= 6; number++) {
        int now = number;
        window.waitUntil(
            "entry " + number,
            () ->
                rounds
                    .selectedProperty()
                    .get()
                    .filter(entry -> entry.number() == now && !entry.done())
                    .isPresent());
        window.press(KeyCode.DIGIT7);
        window.waitUntilSaved();
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.waitUntilSaved();
      }
      AgreementModel agreement = window.get(AgreementModel.class);
      window.waitUntil(
          "all rooms are open again",
          () -> window.get(Commands.class).get("shell.room-agreement").enabled().get());
      window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.waitUntil("both clips differ", () -> agreement.shown().size() == 2);
      window.press(KeyCode.SHIFT, KeyCode.DIGIT2);
      window.waitUntil("one is settled", () -> agreement.countsProperty().get().gold() == 1);
      window.press(KeyCode.F8);
      window.press(KeyCode.SHIFT, KeyCode.DIGIT1);
      window.waitUntil("both are settled", () -> agreement.countsProperty().get().gold() == 2);
      assertThat(window.project().labels().current().stream().filter(each -> each.key().isGold()))
          .extracting(gold -> gold.judgement().emotion().orElseThrow())
          .containsExactlyInAnyOrder("fear", "surprise");
    }
  }

  private static double position(StudioWindow window) {
    return window.get(PlayerModel.class).positionMsProperty().get();
  }
}
