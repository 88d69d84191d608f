package studio.migr.app.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.command.Commands;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.Sharing;
import studio.migr.app.store.CutProxy;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.PresenceTable.Presence;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.store.TestPostgres;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.Condition;

/** A shared project in the real window, with another machine at work and a network that breaks. */
final class SharingInTheWindowTest {
  @TempDir Path home;

  @Test
  void theStatusBarSaysWhatWaitsAndWhoElseIsThere() throws Exception {
    ServerAddress server = TestPostgres.address();
    Path mine = home.resolve("mine");
    Path theirs = home.resolve("theirs");
    Ledgers.create(theirs, 3);
    Sharing.share(theirs, server, "Lea");
    try (CutProxy network = new CutProxy(server.port())) {
      Sharing.join(
          mine,
          new ServerAddress(
              "localhost",
              network.port(),
              "postgres",
              server.project(),
              "postgres",
              false,
              Optional.empty()));
      try (StudioWindow window = StudioWindow.open(home, Optional.of(mine));
          Project other = Project.open(theirs)) {
        other
            .courier()
            .orElseThrow()
            .presence(Optional.of(new Presence("Ben", SampleEvents.clipId(2))));
        window.waitUntil("Ben is seen", () -> text(window).contains("1 other"));
        Button button = window.find("#sharing");
        assertThat(StudioWindow.onFx(() -> button.getTooltip().getText()))
            .isEqualTo("Ben works on clip 2.mp4");

        network.cut();
        label(window.project(), "Ann", "sad");
        window.waitUntil(
            "it waits", () -> text(window).equals("Saved here, 1 wait for the server"));
        StudioWindow.onFx(
            () -> {
              window.get(Commands.class).get("sharing.open").run();
              return true;
            });
        VBox standing = window.find("#sharing-standing");
        assertThat(StudioWindow.onFx(() -> words(standing)))
            .contains("does not answer", "Lea, lead");

        network.mend();
        window.waitUntil("it arrived", () -> text(window).equals("Shared, 1 other here"));
        window.waitUntil("the other machine has it", () -> other.labels().current().size() == 1);
        label(other, "Ben", "fear");
        window.waitUntil("theirs came", () -> window.project().labels().current().size() == 2);
      }
    }
  }

  private static String text(StudioWindow window) {
    return StudioWindow.onFx(() -> ((Button) window.scene().lookup("#sharing")).getText());
  }

  private static String words(VBox box) {
    return box.getChildren().stream()
        .map(node -> ((Label) node).getText())
        .collect(Collectors.joining("\n"));
  }

  private static void label(Project project, String who, String emotion) throws Exception {
    LabelKey key = new LabelKey(SampleEvents.clipId(0), who, Condition.BOTH, Optional.empty());
    project
        .labels()
        .apply(
            who,
            List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
  }
}
