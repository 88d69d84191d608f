package studio.migr.app.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.Segment;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.segment.Difference.Kind;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackModel;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Two people's segments of one clip of four seconds beside each other. */
class ComparisonTest {
  private static final Rational MILLISECOND = new Rational(1, 1000);

  @TempDir Path home;
  private StudioWindow window;
  private String clip = "";
  private String me = "";

  @BeforeEach
  void openAClipThatTwoPeopleLabelled() throws Exception {
    Path file = new ClipMaker().frames(100).make(home.resolve("clip.mp4"));
    Path folder = home.resolve("project");
    try (Project project = Project.create(folder)) {
      clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst().id();
    }
    window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntil("the clip is open", () -> player().pictureProperty().get().isPresent());
    me = StudioWindow.onFx(() -> window.get(AnnotatorModel.class).name());
    label(me, 0, 1000, "fear", DominantModality.AUDIO);
    label(me, 1000, 2000, "fear", DominantModality.AUDIO);
    label(me, 3000, 3500, "sad", DominantModality.BOTH);
    label("bea", 0, 1000, "fear", DominantModality.AUDIO);
    label("bea", 1000, 1600, "surprise", DominantModality.AUDIO);
    label("bea", 3000, 3500, "sad", DominantModality.VISUAL);
    window.waitUntil("all are listed", () -> window.get(SegmentModel.class).segments().size() == 6);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyStretchSaysHowTheTwoCompare() {
    window.press(KeyCode.CONTROL, KeyCode.D);
    List<Difference> all = StudioWindow.onFx(() -> comparison().differencesProperty().get());
    assertThat(all)
        .extracting(Difference::kind)
        .containsExactly(Kind.AGREE, Kind.EMOTION, Kind.ONLY_FIRST, Kind.DOMINANT);
    assertThat(all.get(1).range().startMs()).isEqualTo(1000, within(1.0));
    assertThat(all.get(1).range().endMs()).isEqualTo(1600, within(1.0));
    assertThat(all.get(2).second()).isEmpty();
  }

  @Test
  void theTwoLieUnderEachOtherWithTheDifferencesBetween() {
    window.press(KeyCode.CONTROL, KeyCode.D);
    List<String> ids =
        StudioWindow.onFx(
            () -> window.get(TrackModel.class).shown().stream().map(Track::id).toList());
    assertThat(ids).containsSequence("compared:first", "differences", "compared:second");
    assertThat(valueAt(1200)).startsWith("emotion").contains(me + ": fear", "bea: surprise");
    assertThat(valueAt(1800)).startsWith("only " + me);
    assertThat(valueAt(3200)).startsWith("modality");
  }

  @Test
  void keysGoFromDifferenceToDifferenceAndBack() {
    window.press(KeyCode.CONTROL, KeyCode.D);
    for (double expected : new double[] {1000, 1600, 3000, 3000}) {
      window.press(KeyCode.D);
      assertThat(position()).isEqualTo(expected, within(1.0));
    }
    window.press(KeyCode.SHIFT, KeyCode.D);
    assertThat(position()).isEqualTo(1600, within(1.0));
  }

  @Test
  void whileABlindRoundStillAsksForTheClipNothingOfOthersIsShown() throws Exception {
    window.press(KeyCode.CONTROL, KeyCode.D);
    assertThat(StudioWindow.onFx(() -> comparison().pairProperty().get())).isPresent();
    project()
        .rounds()
        .start(
            "lead",
            new RoundPlan(
                "blind",
                List.of(clip),
                List.of(me),
                List.of(Condition.BOTH),
                RoundPlan.Sharing.EVERYONE_ALL,
                OptionalLong.empty(),
                true));
    window.waitUntil("it ends", () -> comparison().pairProperty().get().isEmpty());
    window.press(KeyCode.CONTROL, KeyCode.D);
    assertThat(StudioWindow.onFx(() -> comparison().pairProperty().get())).isEmpty();
    assertThat(
            StudioWindow.onFx(
                () -> window.get(TrackModel.class).all().stream().map(Track::id).toList()))
        .contains("segments")
        .doesNotContain("segments:bea", "differences");
  }

  private void label(String who, long fromMs, long toMs, String emotion, DominantModality dominant)
      throws Exception {
    LabelKey key =
        new LabelKey(
            clip, who, Condition.BOTH, Optional.of(new Segment(fromMs, toMs, MILLISECOND)));
    project()
        .labels()
        .apply(
            who,
            List.of(
                new Labels.Change(
                    key,
                    Judgement.EMPTY
                        .withEmotion(Optional.of(emotion))
                        .withDominant(Optional.of(dominant)))));
  }

  private String valueAt(double ms) {
    return StudioWindow.onFx(
        () ->
            window.get(TrackModel.class).all().stream()
                .filter(track -> track.id().equals("differences"))
                .findFirst()
                .orElseThrow()
                .valueAt(ms)
                .orElse(""));
  }

  private double position() {
    return StudioWindow.onFx(() -> player().positionMsProperty().get());
  }

  private ComparisonModel comparison() {
    return window.get(ComparisonModel.class);
  }

  private PlayerModel player() {
    return window.get(PlayerModel.class);
  }

  private Project project() {
    return window.get(ProjectModel.class).project().orElseThrow();
  }
}
