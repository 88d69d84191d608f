package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * Whatever is done to schemes, labels and rounds: no label says a word that the scheme has not, and
 * the tables say what the journal says.
 */
final class SchemeReplayTest {

  sealed interface Operation {}

  /** The emotion is the one at {@code place} of the scheme, counted round and round. */
  record Label(String by, int clip, int place, boolean inRound) implements Operation {}

  record Clear(String by, int clip) implements Operation {}

  record Change(String by, int preset, int mapped) implements Operation {}

  record Undo(String by) implements Operation {}

  record Redo(String by) implements Operation {}

  record Finish(String by) implements Operation {}

  record Reopen(boolean withoutDatabase) implements Operation {}

  @Provide
  Arbitrary<List<Operation>> operations() {
    Arbitrary<String> people = Arbitraries.of("Ann", "Ben");
    Arbitrary<Integer> clips = Arbitraries.integers().between(0, 2);
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 10);
    return Arbitraries.<Operation>frequencyOf(
            net.jqwik.api.Tuple.of(
                6,
                Combinators.combine(people, clips, places, Arbitraries.of(true, false))
                    .as(Label::new)),
            net.jqwik.api.Tuple.of(1, Combinators.combine(people, clips).as(Clear::new)),
            net.jqwik.api.Tuple.of(
                3,
                Combinators.combine(people, Arbitraries.integers().between(0, 3), places)
                    .as(Change::new)),
            net.jqwik.api.Tuple.of(4, people.map(Undo::new)),
            net.jqwik.api.Tuple.of(3, people.map(Redo::new)),
            net.jqwik.api.Tuple.of(2, people.map(Finish::new)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(true, false).map(Reopen::new)))
        .list()
        .ofMinSize(5)
        .ofMaxSize(25);
  }

  @Property(tries = 25)
  void labelsFitTheSchemeAndTablesFitTheJournal(@ForAll("operations") List<Operation> operations)
      throws Exception {
    Path place = Files.createTempDirectory("scheme-replay").resolve("project");
    Ledgers.create(place, 3);
    Project project = Project.open(place);
    try {
      project
          .rounds()
          .start(
              "lead",
              new RoundPlan(
                  "round",
                  List.of(SampleEvents.clipId(0), SampleEvents.clipId(1)),
                  List.of("Ann", "Ben"),
                  List.of(Condition.AUDIO),
                  RoundPlan.Sharing.EVERYONE_ALL,
                  java.util.OptionalLong.empty(),
                  true));
      for (Operation operation : operations) {
        if (operation instanceof Reopen(boolean withoutDatabase)) {
          project.close();
          if (withoutDatabase) {
            Files.delete(Ledgers.places(place).database());
          }
          project = Project.open(place);
        } else {
          perform(operation, project);
        }
        EmotionScheme scheme = project.scheme();
        assertThat(project.labels().current())
            .allMatch(event -> event.judgement().emotion().map(scheme::contains).orElse(true));
      }
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    } finally {
      project.close();
    }
  }

  private static void perform(Operation operation, Project project) {
    try {
      Round round = project.rounds().all().getFirst();
      switch (operation) {
        case Label(String by, int clip, int at, boolean inRound) -> {
          List<String> emotions = project.scheme().emotions();
          LabelKey key =
              new LabelKey(
                  SampleEvents.clipId(clip),
                  by,
                  Condition.AUDIO,
                  Optional.empty(),
                  inRound ? round.id() : 0);
          Judgement judgement =
              Judgement.EMPTY.withEmotion(Optional.of(emotions.get(at % emotions.size())));
          project.labels().apply(by, List.of(new Labels.Change(key, judgement)));
        }
        case Clear(String by, int clip) ->
            project
                .labels()
                .apply(
                    by,
                    List.of(
                        new Labels.Change(
                            new LabelKey(
                                SampleEvents.clipId(clip), by, Condition.AUDIO, Optional.empty()),
                            Judgement.EMPTY)));
        case Change(String by, int preset, int mapped) -> {
          EmotionScheme next = EmotionScheme.PRESETS.get(preset);
          String from = project.scheme().emotions().getFirst();
          String to = next.emotions().get(mapped % next.emotions().size());
          project.schemes().change(by, next, Map.of(from, Optional.of(to)));
        }
        case Undo(String by) -> project.labels().undo(by);
        case Redo(String by) -> project.labels().redo(by);
        case Finish(String by) -> {
          RoundEntry entry = project.rounds().queue(round, by).getFirst();
          if (project.rounds().done(round).contains(entry)) {
            project.rounds().reopen(by, entry, "again");
          } else {
            project.rounds().finish(by, entry);
          }
        }
        case Reopen _ -> throw new AssertionError();
      }
    } catch (ProjectException refused) {
      // Refusals are sentences for the user; what holds afterwards is what this test is about.
      assertThat(refused.sentence()).isNotBlank();
    }
  }
}
