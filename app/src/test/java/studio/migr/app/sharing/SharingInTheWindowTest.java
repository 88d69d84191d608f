package studio.migr.app.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.command.Commands;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Member;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Merge;
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

  /** A folder of the project whose two copies were labelled apart and came together again. */
  private Path merged(String who) throws Exception {
    Path here = home.resolve("here");
    Path there = home.resolve("there");
    Ledgers.create(here, 2);
    Path journal = journal(here);
    Files.copy(
        journal, Files.createDirectories(there.resolve("journal")).resolve(journal.getFileName()));
    try (Project project = Project.open(here)) {
      label(project, who, "sad");
    }
    try (Project project = Project.open(there)) {
      label(project, who, "fear");
    }
    assertThat(Merge.into(here, there).conflicts()).isEqualTo(1);
    return here;
  }

  private static Path journal(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("journal"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void settle(StudioWindow window) {
    window.waitUntilOpen();
    StudioWindow.onFx(
        () -> {
          window.get(Commands.class).get("sharing.settle").run();
          return true;
        });
  }

  @Test
  void aLabelThatWasGivenTwiceIsSettledByAClickAndTakenBackByUndo() throws Exception {
    Path project = merged("Ann");
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project))) {
      settle(window);
      Label which = window.find("#conflict-which");
      assertThat(StudioWindow.onFx(which::getText)).contains("1 of 1", "Ann", "Whole clip");
      Button other = window.find("#conflict-other");
      assertThat(StudioWindow.onFx(other::getAccessibleText)).startsWith("sad");
      StudioWindow.onFx(
          () -> {
            other.fire();
            return true;
          });
      window.waitUntil("nothing is left", () -> window.scene().lookup("#conflict-which") == null);
      Labels labels = window.project().labels();
      assertThat(labels.conflicts()).isEmpty();
      assertThat(labels.current())
          .singleElement()
          .satisfies(label -> assertThat(label.judgement().emotion()).contains("sad"))
          .satisfies(label -> assertThat(label.key().annotator()).isEqualTo("Ann"));
      labels.undo(window.get(AnnotatorModel.class).name());
      assertThat(labels.conflicts()).hasSize(1);
    }
  }

  @Test
  void aboutALabelOfSomebodyElseALeadDecides() throws Exception {
    Path project = merged("Ann");
    try (Project open = Project.open(project)) {
      open.members().name("Lea", new Member("Lea", Member.Role.LEAD));
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project))) {
      settle(window);
      Button holds = window.find("#conflict-holds");
      assertThat(holds.isDisabled()).isTrue();
      AnnotatorModel annotator = window.get(AnnotatorModel.class);
      StudioWindow.onFx(
          () -> {
            annotator.rename("Lea");
            return true;
          });
      settle(window);
      assertThat(window.<Button>find("#conflict-holds").isDisabled()).isFalse();
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
