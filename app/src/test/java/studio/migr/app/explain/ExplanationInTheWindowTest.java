package studio.migr.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.engine.AskModel;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.app.timeline.TrackModel;
import studio.migr.runtime.attention.LookChoice;
import studio.migr.runtime.attention.LookColumn;
import studio.migr.runtime.sample.RecitingOmni;

/** From a question to the place in the clip that a token looked at, in the real window. */
class ExplanationInTheWindowTest {
  @TempDir Path home;

  private static <T> T onFx(java.util.concurrent.Callable<T> action) {
    return StudioWindow.onFx(action);
  }

  @Test
  void aTokenLeadsToWhereItLookedMost() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 900);
    Path model =
        RecitingOmni.write(
            home.resolve("untrained"),
            "<think>\n<aud_desc>Her voice climbs.</aud_desc></think>\n<answer>fear</answer>");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      onFx(
          () -> {
            window.get(DroppedFiles.class).take(List.of(model));
            return true;
          });
      ModelsModel models = window.get(ModelsModel.class);
      window.waitUntil("the model is described", () -> models.loadable().get());
      onFx(
          () -> {
            models.load();
            return true;
          });
      EngineModel engine = window.get(EngineModel.class);
      window.waitUntil(
          "the model is ready", () -> engine.stateProperty().get() instanceof EngineState.Ready);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
      LooksModel looks = window.get(LooksModel.class);
      AskModel ask = window.get(AskModel.class);
      window.waitUntil(
          "it is known where all tokens looked",
          () ->
              !ask.running().get()
                  && looks.tokens() > 5
                  && looks.tokens() == looks.trail().orElseThrow().tokens().size());
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
      window.waitUntil("the explanation is there", () -> window.scene().lookup("#explain") != null);

      List<LookColumn> columns = onFx(looks::columns);
      float[] before = onFx(looks::shares);
      double sum = 0;
      for (float share : before) {
        sum += share;
      }
      assertThat(sum).isBetween(0.999, 1.001);

      onFx(
          () -> {
            looks.seek(new Stretch(3, 3));
            return true;
          });
      float[] shares = onFx(looks::shares);
      int best = 0;
      for (int k = 0; k < shares.length; k++) {
        boolean better = !columns.get(best).kind().timed() || shares[k] > shares[best];
        best = columns.get(k).kind().timed() && better ? k : best;
      }
      double there = columns.get(best).middleMs();
      PlayerModel player = window.get(PlayerModel.class);
      window.waitUntil(
          "the clip is there", () -> Math.abs(player.positionMsProperty().get() - there) < 45);
      boolean lane =
          onFx(
              () ->
                  window.get(TrackModel.class).shown().stream()
                      .anyMatch(track -> track.id().equals("looks")));
      assertThat(lane).isTrue();

      onFx(
          () -> {
            looks.choiceProperty().set(new LookChoice(0, 1, LookChoice.ALL_HEADS, true));
            return true;
          });
      float[] firstLayer = onFx(looks::shares);
      assertThat(firstLayer).isNotEqualTo(shares);

      Path table = home.resolve("looks.csv");
      onFx(
          () -> {
            window.get(LookSaver.class).save(table, (TaskState<String> _) -> {});
            return true;
          });
      window.waitUntil("the table is saved", () -> Files.exists(table));
      List<String> lines = Files.readAllLines(table);
      assertThat(lines.getFirst().split("\",\"")).hasSize(columns.size());
      assertThat(lines.getLast()).as("the token that ends an answer").startsWith("\"(end)\"");

      Path picture = home.resolve("looks.png");
      onFx(
          () -> {
            window.get(LookSaver.class).save(picture, (TaskState<String> _) -> {});
            return true;
          });
      window.waitUntil("the picture is saved", () -> Files.exists(picture));
      assertThat(ImageIO.read(picture.toFile()).getHeight())
          .as("a row for each token, with its name")
          .isGreaterThan(14 * onFx(looks::tokens));

      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
      window.waitUntil("the explanation is gone", () -> window.scene().lookup("#explain") == null);
    }
  }
}
