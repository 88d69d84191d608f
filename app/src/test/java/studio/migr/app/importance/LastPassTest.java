package studio.migr.app.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.importance.VoteCount;

/** Whoever judges a clip twice is still one person. */
class LastPassTest {
  private static final String CLIP = SampleEvents.clipId(0);

  @TempDir Path folder;

  private static void say(Project project, LabelKey key, String emotion) throws ProjectException {
    project
        .labels()
        .apply(
            key.annotator(),
            List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
  }

  private static LabelKey outsideOfRounds(String annotator) {
    return new LabelKey(CLIP, annotator, Condition.AUDIO, Optional.empty());
  }

  private static Map<String, Integer> votes(Project project) {
    VoteCount one = PeopleVotes.of(project, CLIP).votes().under(Condition.AUDIO);
    assertThat(PeopleVotes.ofAll(project).values())
        .singleElement()
        .satisfies(all -> assertThat(all.votes().under(Condition.AUDIO)).isEqualTo(one));
    return one.counts();
  }

  @Test
  void aSecondPassReplacesTheFirstOnceItIsDoneAndGoldIsNobodysVote() throws ProjectException {
    Path place = folder.resolve("project");
    Ledgers.create(place, 1);
    try (Project project = Project.open(place)) {
      say(project, outsideOfRounds("Ann"), "fear");
      say(project, outsideOfRounds("Ben"), "fear");
      say(project, outsideOfRounds(LabelKey.GOLD), "sad");
      Round round =
          project
              .rounds()
              .start(
                  "lead",
                  new RoundPlan(
                      "again",
                      List.of(CLIP),
                      List.of("Ann"),
                      List.of(Condition.AUDIO),
                      RoundPlan.Sharing.EVERYONE_ALL,
                      OptionalLong.empty(),
                      true));
      RoundEntry entry = project.rounds().queue(round, "Ann").getFirst();
      say(project, entry.key(), "happy");
      assertThat(votes(project)).as("not done yet").isEqualTo(Map.of("fear", 2));
      project.rounds().finish("Ann", entry);
      assertThat(votes(project)).isEqualTo(Map.of("fear", 1, "happy", 1));
      assertThat(PeopleVotes.of(project, CLIP).annotators())
          .containsExactlyInAnyOrder("Ann", "Ben");
      project.rounds().reopen("Ann", entry, "not sure");
      assertThat(votes(project)).isEqualTo(Map.of("fear", 2));
    }
  }
}
