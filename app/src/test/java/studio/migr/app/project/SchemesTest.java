package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.project.Schemes.Move;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;

/** What becomes of labels when a project's emotions change. */
final class SchemesTest {
  /** From DFEW to MAFW: three are called otherwise, fear and disgust and others stay. */
  private static final Map<String, Optional<String>> TO_MAFW =
      Map.of(
          "happy", Optional.of("happiness"),
          "sad", Optional.of("sadness"),
          "angry", Optional.of("anger"));

  @TempDir Path folder;
  private Path place;

  @BeforeEach
  void makeProject() {
    place = folder.resolve("project");
    Ledgers.create(place, 4);
  }

  private static LabelKey key(String annotator, int clip) {
    return new LabelKey(SampleEvents.clipId(clip), annotator, Condition.BOTH, Optional.empty());
  }

  private static void label(Project project, String annotator, int clip, String emotion)
      throws ProjectException {
    Judgement judgement =
        Judgement.EMPTY
            .withEmotion(Optional.of(emotion))
            .withDominant(Optional.of(DominantModality.AUDIO));
    project.labels().apply(annotator, List.of(new Labels.Change(key(annotator, clip), judgement)));
  }

  private static Optional<String> emotion(Project project, String annotator, int clip) {
    return project
        .labels()
        .current(key(annotator, clip))
        .map(LabelEvent::judgement)
        .flatMap(Judgement::emotion);
  }

  @Test
  void thePreviewCountsWhatWouldMoveAndWhatWouldLoseItsEmotion() throws ProjectException {
    try (Project project = Project.open(place)) {
      label(project, "Ann", 0, "happy");
      label(project, "Ben", 0, "happy");
      label(project, "Ann", 1, "fear");
      assertThat(project.schemes().preview(EmotionScheme.CREMA_D, Map.of()))
          .contains(
              new Move("happy", Optional.of("happy"), 2),
              new Move("fear", Optional.of("fear"), 1),
              new Move("surprise", Optional.empty(), 0));
      assertThat(project.schemes().preview(EmotionScheme.MAFW, TO_MAFW))
          .contains(new Move("happy", Optional.of("happiness"), 2));
      assertThat(project.scheme()).as("nothing is done yet").isEqualTo(EmotionScheme.DFEW);
    }
  }

  @Test
  void labelsOfAllAnnotatorsGoAlongAndTheHistoryKeepsTheFormerWords() throws ProjectException {
    try (Project project = Project.open(place)) {
      label(project, "Ann", 0, "happy");
      label(project, "Ben", 0, "sad");
      label(project, "Ben", 1, "fear");
      assertThat(project.schemes().change("Ann", EmotionScheme.MAFW, TO_MAFW)).hasSize(2);
      assertThat(project.scheme()).isEqualTo(EmotionScheme.MAFW);
      assertThat(emotion(project, "Ann", 0)).contains("happiness");
      assertThat(emotion(project, "Ben", 0)).contains("sadness");
      assertThat(emotion(project, "Ben", 1)).contains("fear");
      assertThat(project.labels().current(key("Ann", 0)).orElseThrow().judgement().dominant())
          .contains(DominantModality.AUDIO);
      assertThat(project.labels().history())
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactly("happy", "sad", "fear", "happiness", "sadness");
    }
  }

  @Test
  void oneUndoBringsSchemeAndLabelsBackAndOneRedoChangesThemAgain() throws ProjectException {
    try (Project project = Project.open(place)) {
      label(project, "Ann", 0, "happy");
      project.schemes().change("lead", EmotionScheme.MAFW, TO_MAFW);
      project.labels().undo("lead");
      assertThat(project.scheme()).isEqualTo(EmotionScheme.DFEW);
      assertThat(emotion(project, "Ann", 0)).contains("happy");
      project.labels().redo("lead");
      assertThat(project.scheme()).isEqualTo(EmotionScheme.MAFW);
      assertThat(emotion(project, "Ann", 0)).contains("happiness");
    }
  }

  @Test
  void theSchemeSurvivesAReopeningAndALossOfTheDatabase() throws Exception {
    try (Project project = Project.open(place)) {
      label(project, "Ann", 0, "happy");
      project.schemes().change("lead", EmotionScheme.MAFW, TO_MAFW);
    }
    try (Project project = Project.open(place)) {
      assertThat(project.scheme()).isEqualTo(EmotionScheme.MAFW);
    }
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      assertThat(project.scheme()).isEqualTo(EmotionScheme.MAFW);
      assertThat(emotion(project, "Ann", 0)).contains("happiness");
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
  }

  @Test
  void aWordOfTheFormerSchemeIsRefusedAndOneOfTheNextIsTaken() throws ProjectException {
    try (Project project = Project.open(place)) {
      project.schemes().change("lead", EmotionScheme.MAFW, Map.of());
      assertThatThrownBy(() -> label(project, "Ann", 0, "happy"))
          .isInstanceOf(IllegalArgumentException.class);
      label(project, "Ann", 0, "contempt");
      assertThat(emotion(project, "Ann", 0)).contains("contempt");
    }
  }

  @Test
  void undoIsRefusedWhereItWouldLeaveAWordThatTheFormerSchemeHasNot() throws ProjectException {
    try (Project project = Project.open(place)) {
      project.schemes().change("lead", EmotionScheme.MAFW, Map.of());
      label(project, "Ann", 0, "contempt");
      assertThatThrownBy(() -> project.labels().undo("lead"))
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("contempt");
      assertThat(project.scheme()).isEqualTo(EmotionScheme.MAFW);
      project.labels().undo("Ann");
      project.labels().undo("lead");
      assertThat(project.scheme()).isEqualTo(EmotionScheme.DFEW);
    }
  }

  @Test
  void undoDoesNotUncoverAWordFromBeforeTheChange() throws ProjectException {
    try (Project project = Project.open(place)) {
      label(project, "Ann", 0, "happy");
      project
          .labels()
          .apply("Ann", List.of(new Labels.Change(key("Ann", 0), Judgement.EMPTY))); // cleared
      project.schemes().change("lead", EmotionScheme.MAFW, TO_MAFW);
      assertThatThrownBy(() -> project.labels().undo("Ann")).isInstanceOf(ProjectException.class);
      assertThat(emotion(project, "Ann", 0)).isEmpty();
    }
  }

  @Test
  void aMappingToAnEmotionThatIsNotThereIsAMistake() throws ProjectException {
    try (Project project = Project.open(place)) {
      Map<String, Optional<String>> wrong = Map.of("happy", Optional.of("joy"));
      assertThatThrownBy(() -> project.schemes().change("lead", EmotionScheme.MAFW, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aProjectCanBeginWithAnotherScheme() throws ProjectException {
    Path fresh = folder.resolve("fresh");
    Project.create(fresh, EmotionScheme.RAVDESS).close();
    try (Project project = Project.create(fresh, EmotionScheme.MAFW)) {
      assertThat(project.scheme()).as("what is there stays").isEqualTo(EmotionScheme.RAVDESS);
    }
  }
}
