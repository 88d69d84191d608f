package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.Suggestion;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.SegmentKind;

/** What people make of a model's labels and reasoning, in the journal and back. */
final class CorrectedModelTest {
  private static final Suggestion FEAR =
      new Suggestion("migr-tiny", "ab12", "fear", 0.6, Optional.of(DominantModality.AUDIO));
  private static final List<ReasoningPart> WRITTEN =
      List.of(
          ReasoningPart.ofModel(SegmentKind.VIS_DESC, "The mouth smiles."),
          ReasoningPart.ofModel(SegmentKind.AUD_DESC, "The voice climbs."));

  @TempDir Path folder;
  private Path place = Path.of("");

  @BeforeEach
  void makeProject() {
    place = folder.resolve("project");
    Ledgers.create(place, 3);
  }

  private static LabelKey key(int clip, String who) {
    return new LabelKey(SampleEvents.clipId(clip), who, Condition.BOTH, Optional.empty());
  }

  private static ReasoningCorrection correct(
      Project project, String who, List<ReasoningPart> parts, Decision decision)
      throws ProjectException {
    return project
        .reasoningCorrections()
        .correct(SampleEvents.clipId(0), who, "migr-tiny", "ab12", parts, "surprise", decision);
  }

  @Test
  void anAcceptedSuggestionIsALabelThatRemembersTheModelUntilItIsTakenBack()
      throws ProjectException {
    try (Project project = Project.open(place)) {
      Judgement label = FEAR.completing(Judgement.EMPTY);
      var event = project.labels().accept("Ann", new Labels.Change(key(0, "Ann"), label), FEAR);
      assertThat(project.labels().current()).containsExactly(event);
      assertThat(event.judgement().emotion()).contains("fear");
      assertThat(event.judgement().dominant()).contains(DominantModality.AUDIO);
      assertThat(project.labels().acceptedSuggestions().keySet()).containsExactly(event.change());
      assertThat(project.labels().acceptedSuggestions().values())
          .extracting(AcceptedSuggestion::suggestion)
          .containsExactly(FEAR);
      assertThat(project.labels().undo("Ann")).isPresent();
      assertThat(project.labels().current()).isEmpty();
      assertThat(project.labels().acceptedSuggestions()).isEmpty();
      project.labels().redo("Ann");
      assertThat(project.labels().acceptedSuggestions()).hasSize(1);
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
  }

  @Test
  void aSuggestionOfAnEmotionThatTheSchemeHasNotIsRefusedAndChangesNothing()
      throws ProjectException {
    Suggestion foreign = new Suggestion("m", "1", "contempt", 0.6, Optional.empty());
    try (Project project = Project.open(place)) {
      String before = project.fingerprint();
      assertThatThrownBy(
              () ->
                  project
                      .labels()
                      .accept(
                          "Ann",
                          new Labels.Change(key(0, "Ann"), foreign.completing(Judgement.EMPTY)),
                          foreign))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(project.fingerprint()).isEqualTo(before);
    }
  }

  @Test
  void acceptingKeepsWhatThePersonHadSaidAlready() {
    Judgement mine = Judgement.EMPTY.withDominant(Optional.of(DominantModality.VISUAL));
    assertThat(FEAR.completing(mine)).isEqualTo(mine.withEmotion(Optional.of("fear")));
  }

  @Test
  void theNewestCorrectionOfEachPersonCountsAndUndoBringsTheOneBeforeBack() throws Exception {
    try (Project project = Project.open(place)) {
      List<ReasoningPart> edited =
          List.of(
              WRITTEN.get(1).rated(ReasoningPart.Rating.FITS),
              WRITTEN.get(0).rewritten("The brows rise.", "Ann"));
      ReasoningCorrection first = correct(project, "Ann", WRITTEN, Decision.OPEN);
      ReasoningCorrection second = correct(project, "Ann", edited, Decision.ACCEPTED);
      ReasoningCorrection bens = correct(project, "Ben", List.of(), Decision.REJECTED);
      assertThat(project.reasoningCorrections().all()).containsExactly(second, bens);
      assertThat(second.writers()).containsExactly("migr-tiny", "Ann");
      assertThat(second.parts().get(1).original()).contains("The mouth smiles.");

      var step = project.labels().undo("Ann").orElseThrow();
      assertThat(step.clipIds()).containsExactly(SampleEvents.clipId(0));
      assertThat(project.reasoningCorrections().of(SampleEvents.clipId(0), "Ann", "ab12"))
          .contains(first);
      project.labels().redo("Ann");
      assertThat(project.reasoningCorrections().all()).containsExactly(second, bens);
      assertThat(project.reasoningCorrections().history()).hasSize(3);
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      assertThat(project.reasoningCorrections().all())
          .extracting(ReasoningCorrection::decision)
          .containsExactly(Decision.ACCEPTED, Decision.REJECTED);
    }
  }

  @Test
  void wordsThatAreTheModelsAgainAreTheModels() {
    ReasoningPart part = WRITTEN.getFirst().rewritten("Something else.", "Ann");
    assertThat(part.writer()).contains("Ann");
    assertThat(part.rewritten(" The mouth smiles.\n", "Ben")).isEqualTo(WRITTEN.getFirst());
  }
}
