package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.project.LabelRun;
import studio.migr.app.project.Labels;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.media.Rational;

/**
 * Whatever is done to labels, the tables, the journal read anew and a plain model in memory agree.
 */
final class ReplayTest {

  sealed interface Operation {}

  record Apply(String by, List<Labels.Change> changes) implements Operation {}

  /** A run over several batches. */
  record Run(List<List<Labels.Change>> batches) implements Operation {}

  record Undo(String by) implements Operation {}

  record Redo(String by) implements Operation {}

  record Reopen(boolean withoutDatabase) implements Operation {}

  @Provide
  Arbitrary<List<Operation>> operations() {
    Arbitrary<String> people = Arbitraries.of("Ann", "Ben | 2");
    Arbitrary<Optional<Segment>> segments =
        Arbitraries.of(Optional.empty(), Optional.of(new Segment(0, 512, new Rational(1, 12800))));
    Arbitrary<LabelKey> keys =
        Combinators.combine(
                Arbitraries.integers().between(0, 2).map(SampleEvents::clipId),
                people,
                Arbitraries.of(Condition.class),
                segments)
            .as(LabelKey::new);
    Arbitrary<Judgement> judgements =
        Combinators.combine(
                Arbitraries.of(EmotionScheme.DFEW.emotions()).optional(),
                Arbitraries.of(DominantModality.class).optional(),
                Arbitraries.strings().ofMaxLength(5).optional())
            .as(
                (emotion, dominant, note) ->
                    Judgement.EMPTY.withEmotion(emotion).withDominant(dominant).withNote(note));
    Arbitrary<List<Labels.Change>> changes =
        Combinators.combine(keys, judgements)
            .as(Labels.Change::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    Arbitrary<Operation> operation =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Combinators.combine(people, changes).as(Apply::new)),
            net.jqwik.api.Tuple.of(2, changes.list().ofMaxSize(3).map(Run::new)),
            net.jqwik.api.Tuple.of(5, people.map(Undo::new)),
            net.jqwik.api.Tuple.of(4, people.map(Redo::new)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(true, false).map(Reopen::new)));
    return operation.list().ofMaxSize(25);
  }

  @Property(tries = 40)
  void tablesJournalAndModelAgree(@ForAll("operations") List<Operation> operations)
      throws IOException, ProjectException {
    agree(operations, new TestStore.InFile());
  }

  @Property(tries = 6)
  void theyAgreeOnPostgresToo(@ForAll("operations") List<Operation> operations)
      throws IOException, ProjectException {
    agree(operations, TestStore.OnServer.make());
  }

  private static void agree(List<Operation> operations, TestStore store)
      throws IOException, ProjectException {
    Path project = Files.createTempDirectory("replay");
    try {
      Ledgers.create(project, 3);
      Model model = new Model();
      Ledger ledger = store.open(project);
      try {
        for (Operation operation : operations) {
          if (operation instanceof Reopen(boolean withoutDatabase)) {
            ledger.close();
            if (withoutDatabase) {
              store.forget(project);
            }
            ledger = store.open(project);
          } else {
            perform(operation, new Labels(ledger, EmotionScheme.DFEW), model);
          }
          Labels labels = new Labels(ledger, EmotionScheme.DFEW);
          assertThat(current(labels)).isEqualTo(model.current());
          for (String person : List.of("Ann", "Ben | 2")) {
            assertThat(labels.canUndo(person)).isEqualTo(!model.done(person).isEmpty());
            assertThat(labels.canRedo(person)).isEqualTo(!model.undone(person).isEmpty());
          }
        }
        assertThat(new Labels(ledger, EmotionScheme.DFEW).history()).hasSize(model.events.size());
        assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
      } finally {
        ledger.close();
      }
    } finally {
      MoreFiles.deleteRecursively(project, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void perform(Operation operation, Labels labels, Model model)
      throws ProjectException {
    switch (operation) {
      case Apply(String by, List<Labels.Change> changes) ->
          model.add(by, labels.apply(by, changes));
      case Run(List<List<Labels.Change>> batches) -> {
        LabelRun run = labels.startRun();
        for (List<Labels.Change> batch : batches) {
          for (LabelEvent event : run.save(batch)) {
            model.add(event.key().annotator(), List.of(event));
          }
        }
      }
      case Undo(String by) ->
          assertThat(labels.undo(by).map(step -> step.change())).isEqualTo(model.undo(by));
      case Redo(String by) ->
          assertThat(labels.redo(by).map(step -> step.change())).isEqualTo(model.redo(by));
      case Reopen _ -> throw new AssertionError();
    }
  }

  private static Map<LabelKey, Judgement> current(Labels labels) {
    return labels.current().stream()
        .collect(Collectors.toMap(LabelEvent::key, LabelEvent::judgement));
  }

  /** The same rules in their plainest form: two stacks for each person, and a list of events. */
  private static final class Model {
    private final List<LabelEvent> events = new ArrayList<>();
    private final Map<String, Deque<Long>> done = new HashMap<>();
    private final Map<String, Deque<Long>> undone = new HashMap<>();
    private final List<Long> takenBack = new ArrayList<>();

    Deque<Long> done(String person) {
      return done.computeIfAbsent(person, name -> new ArrayDeque<>());
    }

    Deque<Long> undone(String person) {
      return undone.computeIfAbsent(person, name -> new ArrayDeque<>());
    }

    void add(String by, List<LabelEvent> step) {
      for (LabelEvent event : step) {
        events.add(event);
        if (!done(by).contains(event.change())) {
          done(by).push(event.change());
        }
        undone(by).clear();
      }
    }

    Optional<Long> undo(String by) {
      Optional<Long> change = Optional.ofNullable(done(by).poll());
      change.ifPresent(
          id -> {
            undone(by).push(id);
            takenBack.add(id);
          });
      return change;
    }

    Optional<Long> redo(String by) {
      Optional<Long> change = Optional.ofNullable(undone(by).poll());
      change.ifPresent(
          id -> {
            done(by).push(id);
            takenBack.remove(id);
          });
      return change;
    }

    Map<LabelKey, Judgement> current() {
      Map<LabelKey, Judgement> current = new HashMap<>();
      for (LabelEvent event : events) {
        if (!takenBack.contains(event.change())) {
          current.put(event.key(), event.judgement());
        }
      }
      current.values().removeIf(Judgement::isEmpty);
      return current;
    }
  }
}
