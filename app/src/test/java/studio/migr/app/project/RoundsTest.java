package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.RoundPlan.Sharing;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/** Who is asked to judge what in a round, and what of it is done. */
final class RoundsTest {
  @TempDir Path folder;
  private Path place;

  @BeforeEach
  void makeProjectWithFilmsAndSounds() {
    place = folder.resolve("project");
    Ledgers.create(place, 10); // even: film with sound, odd: sound alone
  }

  private static RoundPlan plan(String name, Sharing sharing, OptionalLong seed) {
    return new RoundPlan(
        name,
        List.of(0, 1, 2, 4, 6, 8).stream().map(SampleEvents::clipId).toList(),
        List.of("Ann", "Ben"),
        List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH),
        sharing,
        seed,
        true);
  }

  private static void judge(Project project, RoundEntry entry, String emotion)
      throws ProjectException {
    project
        .labels()
        .apply(
            entry.annotator(),
            List.of(
                new Labels.Change(entry.key(), Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
  }

  @Test
  void everybodyJudgesUnderAllConditionsOneAfterTheOtherInTheOrderOfTheList()
      throws ProjectException {
    try (Project project = Project.open(place)) {
      Round round =
          project.rounds().start("lead", plan("r", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      List<RoundEntry> queue = project.rounds().queue(round, "Ann");
      assertThat(queue).extracting(RoundEntry::condition).startsWith(Condition.AUDIO);
      // clip 1 is sound alone: it is judged by its sound only
      assertThat(queue).hasSize(6 + 5 + 5);
      assertThat(queue.subList(0, 3))
          .extracting(RoundEntry::clipId)
          .containsExactly(SampleEvents.clipId(0), SampleEvents.clipId(1), SampleEvents.clipId(2));
      assertThat(queue.getLast().condition()).isEqualTo(Condition.BOTH);
      assertThat(project.rounds().queue(round, "a stranger")).isEmpty();
    }
  }

  @Test
  void sharedOutEachPersonJudgesUnderOneCondition() throws ProjectException {
    try (Project project = Project.open(place)) {
      Round round =
          project.rounds().start("lead", plan("r", Sharing.ONE_EACH, OptionalLong.empty()));
      assertThat(project.rounds().queue(round, "Ann"))
          .extracting(RoundEntry::condition)
          .containsOnly(Condition.AUDIO);
      assertThat(project.rounds().queue(round, "Ben"))
          .extracting(RoundEntry::condition)
          .containsOnly(Condition.VISUAL);
    }
  }

  @Test
  void aSeedGivesEachPersonAnOrderOfTheirOwnAndAlwaysTheSame() {
    RoundPlan plan = plan("r", Sharing.EVERYONE_ALL, OptionalLong.of(42));
    List<RoundEntry> ann = plan.queueOf(1, "Ann", (clip, condition) -> true);
    assertThat(plan.queueOf(1, "Ann", (clip, condition) -> true)).isEqualTo(ann);
    assertThat(ann).extracting(RoundEntry::clipId).containsAll(plan.clips());
    assertThat(ann.subList(0, 6).stream().map(RoundEntry::clipId).toList())
        .isNotEqualTo(
            plan.queueOf(1, "Ben", (clip, condition) -> true).subList(0, 6).stream()
                .map(RoundEntry::clipId)
                .toList())
        .isNotEqualTo(plan.clips());
  }

  @Test
  void aSecondPassLeavesTheLabelsOfTheFirstAsTheyAre() throws ProjectException {
    try (Project project = Project.open(place)) {
      LabelKey first =
          new LabelKey(SampleEvents.clipId(0), "Ann", Condition.AUDIO, Optional.empty());
      project
          .labels()
          .apply(
              "Ann",
              List.of(new Labels.Change(first, Judgement.EMPTY.withEmotion(Optional.of("happy")))));
      Round round =
          project.rounds().start("lead", plan("r", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      RoundEntry entry = project.rounds().queue(round, "Ann").getFirst();
      judge(project, entry, "fear");
      assertThat(project.labels().current(first).orElseThrow().judgement().emotion())
          .contains("happy");
      assertThat(project.labels().current(entry.key()).orElseThrow().judgement().emotion())
          .contains("fear");
      assertThat(project.labels().current()).hasSize(2);
    }
  }

  @Test
  void whatIsNotJudgedCannotBeDoneAndWhatIsDoneCanBeReopenedWithAReason() throws ProjectException {
    try (Project project = Project.open(place)) {
      Rounds rounds = project.rounds();
      Round round = rounds.start("lead", plan("r", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      RoundEntry entry = rounds.queue(round, "Ann").getFirst();
      assertThatThrownBy(() -> rounds.finish("Ann", entry)).isInstanceOf(ProjectException.class);
      judge(project, entry, "fear");
      rounds.finish("Ann", entry);
      assertThat(rounds.done(round)).containsExactly(entry);
      assertThatThrownBy(() -> rounds.reopen("Ann", entry, "  "))
          .isInstanceOf(ProjectException.class);
      rounds.reopen("Ann", entry, "pressed the wrong key");
      assertThat(rounds.done(round)).isEmpty();
    }
  }

  @Test
  void roundsSurviveALossOfTheDatabase() throws Exception {
    RoundEntry entry;
    try (Project project = Project.open(place)) {
      Round round = project.rounds().start("lead", plan("r", Sharing.ONE_EACH, OptionalLong.of(9)));
      entry = project.rounds().queue(round, "Ann").getFirst();
      judge(project, entry, "fear");
      project.rounds().finish("Ann", entry);
      Round other =
          project.rounds().start("lead", plan("s", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      project.rounds().close("lead", other);
    }
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      List<Round> rounds = project.rounds().all();
      assertThat(rounds).extracting(round -> round.plan().name()).containsExactly("r", "s");
      assertThat(rounds).extracting(Round::closed).containsExactly(false, true);
      assertThat(rounds.getFirst().plan())
          .isEqualTo(plan("r", Sharing.ONE_EACH, OptionalLong.of(9)));
      assertThat(project.rounds().done(rounds.getFirst())).containsExactly(entry);
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
  }

  @Test
  void aStudyAsksForAnEmotionAndOutrightForTheModalityAndIsStillAStudyWithoutTheDatabase()
      throws Exception {
    RoundPlan asked = plan("study", Sharing.EVERYONE_ALL, OptionalLong.empty());
    RoundPlan study =
        new RoundPlan(
                asked.name(),
                asked.clips(),
                asked.annotators(),
                asked.conditions(),
                asked.sharing(),
                asked.seed(),
                true)
            .asStudy();
    try (Project project = Project.open(place)) {
      Round round = project.rounds().start("lead", study);
      List<RoundEntry> queue = project.rounds().queue(round, "Ann");
      RoundEntry heard = queue.getFirst();
      judge(project, heard, "fear");
      project.rounds().finish("Ann", heard);
      RoundEntry both = queue.getLast();
      assertThat(both.condition()).isEqualTo(Condition.BOTH);
      judge(project, both, "fear");
      assertThatThrownBy(() -> project.rounds().finish("Ann", both))
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("which modality");
      Judgement whole =
          Judgement.EMPTY
              .withEmotion(Optional.of("fear"))
              .withDominant(Optional.of(DominantModality.AUDIO));
      project.labels().apply("Ann", List.of(new Labels.Change(both.key(), whole)));
      project.rounds().finish("Ann", both);
      assertThat(project.rounds().done(round)).containsExactlyInAnyOrder(heard, both);
    }
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      assertThat(project.rounds().all()).singleElement().matches(each -> each.plan().study());
    }
  }

  @Test
  void aNameIsGivenOnce() throws ProjectException {
    try (Project project = Project.open(place)) {
      RoundPlan plan = plan("r", Sharing.ONE_EACH, OptionalLong.empty());
      project.rounds().start("lead", plan);
      assertThatThrownBy(() -> project.rounds().start("lead", plan))
          .isInstanceOf(ProjectException.class);
    }
  }

  @Test
  void aDoneEntryTakesNoLabelAndNoUndoUntilItIsReopened() throws ProjectException {
    try (Project project = Project.open(place)) {
      Rounds rounds = project.rounds();
      Round round = rounds.start("lead", plan("r", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      RoundEntry entry = rounds.queue(round, "Ann").getFirst();
      judge(project, entry, "fear");
      rounds.finish("Ann", entry);
      assertThatThrownBy(() -> judge(project, entry, "happy")).isInstanceOf(ProjectException.class);
      assertThatThrownBy(() -> project.labels().undo("Ann")).isInstanceOf(ProjectException.class);
      assertThat(project.labels().canUndo("Ann")).isFalse();
      rounds.reopen("Ann", entry, "pressed the wrong key");
      judge(project, entry, "happy");
      project.labels().undo("Ann");
      assertThat(project.labels().current(entry.key()).orElseThrow().judgement().emotion())
          .contains("fear");
      rounds.close("lead", round);
      assertThatThrownBy(() -> project.labels().redo("Ann")).isInstanceOf(ProjectException.class);
      assertThatThrownBy(() -> judge(project, entry, "sad")).isInstanceOf(ProjectException.class);
    }
  }

  @Test
  void undoWithinARoundStopsBeforeWhatWasSaidOutsideOfItAndTheOtherWayRound()
      throws ProjectException {
    try (Project project = Project.open(place)) {
      LabelKey before =
          new LabelKey(SampleEvents.clipId(0), "Ann", Condition.AUDIO, Optional.empty());
      project
          .labels()
          .apply(
              "Ann",
              List.of(
                  new Labels.Change(before, Judgement.EMPTY.withEmotion(Optional.of("happy")))));
      Round round =
          project.rounds().start("lead", plan("r", Sharing.EVERYONE_ALL, OptionalLong.empty()));
      UndoReach inTheRound = UndoReach.within(round.id());
      assertThat(project.labels().undo("Ann", inTheRound)).isEmpty();
      judge(project, project.rounds().queue(round, "Ann").getFirst(), "fear");
      assertThat(project.labels().canUndo("Ann", UndoReach.within(0))).isFalse();
      assertThat(project.labels().undo("Ann", inTheRound)).isPresent();
      assertThat(project.labels().canUndo("Ann", inTheRound)).isFalse();
      assertThat(project.labels().undo("Ann", UndoReach.within(0))).isPresent();
      assertThat(project.labels().current()).isEmpty();
    }
  }

  @Test
  void itIsCountedWhatAPersonHasLeft() throws ProjectException {
    try (Project project = Project.open(place)) {
      Round round =
          project.rounds().start("lead", plan("r", Sharing.ONE_EACH, OptionalLong.empty()));
      assertThat(project.rounds().left(round, "Ben")).as("one clip has no picture").isEqualTo(5);
      RoundEntry entry = project.rounds().queue(round, "Ben").getFirst();
      judge(project, entry, "fear");
      project.rounds().finish("Ben", entry);
      assertThat(project.rounds().left(round, "Ben")).isEqualTo(4);
      assertThat(project.rounds().left(round, "a stranger")).isZero();
    }
  }
}
