package studio.migr.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.project.Project;
import studio.migr.runtime.work.Work;

class TourTest {
  private static final List<Look> ONE_LOOK = List.of(new Look(1280, 800, false, 1));

  @TempDir Path folder;

  @AfterEach
  void forgetSettings() {
    System.clearProperty("studio.settings");
  }

  @Test
  void aWorkingDayGoesThroughAndNothingIsWrongWithItsScreens() throws IOException {
    TourReport report =
        new Tour(
                folder,
                ONE_LOOK,
                List.of(
                    new EmptyStart(),
                    new OpenClips(Optional.empty()),
                    new PlayAndStep(),
                    new LabelAndUndo(),
                    new CloseAndReopen()))
            .run(_ -> {});

    assertThat(report.problems()).isEmpty();
    assertThat(report.views())
        .extracting(View::name)
        .contains("welcome", "imported", "playing", "stepped", "labelled", "undone", "reopened");
    for (View view : report.views()) {
      BufferedImage picture = ImageIO.read(folder.resolve(view.file()).toFile());
      assertThat(picture.getWidth()).as(view.file()).isEqualTo(1280);
      assertThat(picture.getHeight()).as(view.file()).isEqualTo(800);
    }
    JsonNode first =
        new ObjectMapper().readTree(folder.resolve("report.json").toFile()).path("views").path(0);
    assertThat(first.path("name").asText()).isEqualTo("welcome");
    assertThat(first.path("file").asText()).isEqualTo("01-welcome-light-1280x800.png");
    assertThat(first.path("width").asInt()).isEqualTo(1280);
    assertThat(first.path("height").asInt()).isEqualTo(800);
    assertThat(first.path("theme").asText()).isEqualTo("light");
    assertThat(first.path("problems").isArray()).isTrue();

    assertThat(Files.readAllLines(folder.resolve("accessibility.md")))
        .anySatisfy(line -> assertThat(line).startsWith("| welcome | ").endsWith(" | still |"))
        .anySatisfy(line -> assertThat(line).startsWith("| playing | ").endsWith(" a clip plays |"))
        .contains("## What is wrong: 0");
  }

  @Test
  void aViewWithANamelessButtonIsReported() throws IOException {
    TourStep vandal =
        day -> {
          day.capture("whole");
          Node button = day.node("open-folder");
          OffScreen.run(
              () -> {
                button.setAccessibleText(null);
                ((Labeled) button).setText("→");
              });
          day.capture("nameless");
        };
    TourReport report = new Tour(folder, ONE_LOOK, List.of(vandal)).run(_ -> {});

    String problem =
        "02-nameless-light-1280x800.png: Button#open-folder \"→\" in #welcome has no name for a"
            + " screen reader.";
    assertThat(report.problems()).contains(problem);
    List<String> lines = Files.readAllLines(folder.resolve("accessibility.md"));
    assertThat(lines).contains("- " + problem);
    int controls = named(lines, "whole")[1];
    assertThat(named(lines, "whole")).containsExactly(controls, controls);
    assertThat(named(lines, "nameless")).containsExactly(controls - 1, controls);
  }

  /** How many of how many controls of a view have a name. */
  private static int[] named(List<String> lines, String view) {
    String line =
        lines.stream()
            .filter(each -> each.startsWith("| " + view + " |"))
            .findFirst()
            .orElseThrow();
    String[] share = line.split("\\|", -1)[2].strip().split(" of ", -1);
    return new int[] {Integer.parseInt(share[0]), Integer.parseInt(share[1])};
  }

  @Test
  void whatIsWrongWithAScreenIsReportedWithItsPicture() throws IOException {
    TourStep vandal =
        day -> {
          Node button = day.node("open-folder");
          OffScreen.run(() -> button.setStyle("-fx-text-fill: #5d45c8;"));
          day.capture("vandalised");
        };
    TourReport report = new Tour(folder, ONE_LOOK, List.of(vandal)).run(_ -> {});
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith("01-vandalised-light-1280x800.png: Button#open-folder")
        .contains("has a contrast of 1.");
  }

  @Test
  void aStepThatCannotGoOnEndsTheTourWithAPictureOfWhy() throws IOException {
    TourStep lost = day -> day.click("no-such-button");
    TourStep never = day -> day.capture("never");
    TourReport report =
        new Tour(folder, ONE_LOOK, List.of(new EmptyStart(), lost, never)).run(_ -> {});
    assertThat(report.views()).extracting(View::name).containsExactly("welcome", "stopped");
    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("the window has no #no-such-button");
  }

  @Test
  void theUsersProjectAndSettingsStayUntouched() throws Exception {
    System.setProperty("studio.settings", folder.resolve("before").toString());
    Path own = folder.resolve("own");
    Path clip = folder.resolve("clip.mp4");
    GeneratedClips.video(clip, 2, true);
    try (Project project = Project.create(own)) {
      project.library().add(List.of(clip), Work.UNWATCHED);
    }
    List<String> before = contents(own);
    System.setProperty("studio.settings", folder.resolve("settings").toString());

    TourReport report =
        new Tour(
                folder.resolve("out"),
                ONE_LOOK,
                List.of(new OpenClips(Optional.of(own)), new LabelAndUndo()))
            .run(_ -> {});

    assertThat(report.problems()).isEmpty();
    assertThat(contents(own)).isEqualTo(before);
    assertThat(folder.resolve("settings")).doesNotExist();
    assertThat(System.getProperty("studio.settings"))
        .isEqualTo(folder.resolve("settings").toString());
  }

  private static List<String> contents(Path project) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(
            project.relativize(file)
                + " "
                + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).hashCode());
      }
    }
    return contents;
  }
}
