package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import studio.migr.app.journal.JournalEvent.RoundStarted;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.project.Labels;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * Whatever several machines do and in whatever order they reach the server: in the end all have the
 * same journal and the same tables, and nothing is missing or there twice.
 */
final class SharedReplayTest {
  private static final int MACHINES = 3;

  sealed interface Operation {}

  record Label(int machine, String by, int clip, String emotion) implements Operation {}

  record TakeBack(int machine, String by) implements Operation {}

  record MakeAgain(int machine, String by) implements Operation {}

  record Round(int machine) implements Operation {}

  /** Sends what waits; {@code acknowledged}: whether the machine hears that it arrived. */
  record Send(int machine, boolean acknowledged) implements Operation {}

  record Fetch(int machine) implements Operation {}

  record Restart(int machine) implements Operation {}

  @Provide
  Arbitrary<List<Operation>> operations() {
    Arbitrary<Integer> machines = Arbitraries.integers().between(0, MACHINES - 1);
    Arbitrary<String> people = Arbitraries.of("Ann", "Ben", "Cleo");
    Arbitrary<Operation> operation =
        Arbitraries.frequencyOf(
            Tuple.of(
                8,
                Combinators.combine(
                        machines,
                        people,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(EmotionScheme.DFEW.emotions()))
                    .as(Label::new)),
            Tuple.of(2, Combinators.combine(machines, people).as(TakeBack::new)),
            Tuple.of(1, Combinators.combine(machines, people).as(MakeAgain::new)),
            Tuple.of(1, machines.map(Round::new)),
            Tuple.of(4, Combinators.combine(machines, Arbitraries.of(true, false)).as(Send::new)),
            Tuple.of(4, machines.map(Fetch::new)),
            Tuple.of(1, machines.map(Restart::new)));
    return operation.list().ofMinSize(30).ofMaxSize(50);
  }

  private final List<Ledger> ledgers = new ArrayList<>();
  private final List<Path> places = new ArrayList<>();

  private void open(int machine) throws IOException {
    Path place = places.get(machine);
    Ledger ledger =
        Ledger.openShared(
            Ledgers.places(place),
            place.resolve("outbox"),
            "replica-" + machine,
            notice -> {
              throw new AssertionError(notice);
            });
    if (machine < ledgers.size()) {
      ledgers.set(machine, ledger);
    } else {
      ledgers.add(ledger);
    }
  }

  @Property(tries = 2)
  void allMachinesEndWithTheSame(@ForAll("operations") List<Operation> operations)
      throws IOException, ProjectException, ServerException {
    Path folder = Files.createTempDirectory("shared-replay");
    ledgers.clear();
    places.clear();
    Ledgers.create(folder.resolve("first"), 3);
    List<JournalLine> lines = new ArrayList<>();
    JournalReader.readAll(Ledgers.places(folder.resolve("first")).journal(), lines::add);
    ServerAddress address = TestPostgres.address();
    try (Server server = Server.make(address)) {
      server.found(lines);
      for (int k = 0; k < MACHINES; k++) {
        places.add(Files.createDirectories(folder.resolve("machine" + k)));
        open(k);
        fetch(ledgers.get(k), server);
      }
      int labels = 0;
      for (Operation operation : operations) {
        labels += perform(operation, server);
      }
      for (int twice = 0; twice < 2; twice++) {
        for (Ledger ledger : ledgers) {
          send(ledger, server);
          fetch(ledger, server);
        }
      }
      for (int k = 0; k < MACHINES; k++) {
        Ledger ledger = ledgers.get(k);
        assertThat(ledger.waiting().events()).isZero();
        assertThat(ledger.labels().history()).hasSize(labels);
        assertThat(ledger.fingerprint()).isEqualTo(server.fingerprint());
        assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(places.get(k)));
      }
    } finally {
      ledgers.forEach(Ledger::close);
    }
  }

  private int perform(Operation operation, Server server) throws IOException, ProjectException {
    switch (operation) {
      case Label(int machine, String by, int clip, String emotion) -> {
        LabelKey key =
            new LabelKey(SampleEvents.clipId(clip), by, Condition.BOTH, Optional.empty());
        labels(machine)
            .apply(
                by,
                List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
        return 1;
      }
      case TakeBack(int machine, String by) -> labels(machine).undo(by);
      case MakeAgain(int machine, String by) -> labels(machine).redo(by);
      case Round(int machine) ->
          ledgers
              .get(machine)
              .write(
                  draft ->
                      draft.add(
                          (seq, time) ->
                              new RoundStarted(
                                  seq,
                                  time,
                                  "lead",
                                  new RoundPlan(
                                      "round",
                                      List.of(SampleEvents.clipId(0)),
                                      List.of("Ann"),
                                      List.of(Condition.BOTH),
                                      RoundPlan.Sharing.EVERYONE_ALL,
                                      OptionalLong.empty(),
                                      false))));
      case Send(int machine, boolean acknowledged) -> {
        send(ledgers.get(machine), server);
        if (acknowledged) {
          fetch(ledgers.get(machine), server);
        }
      }
      case Fetch(int machine) -> fetch(ledgers.get(machine), server);
      case Restart(int machine) -> {
        ledgers.get(machine).close();
        open(machine);
      }
    }
    return 0;
  }

  private Labels labels(int machine) {
    return new Labels(ledgers.get(machine), EmotionScheme.DFEW);
  }

  private static void send(Ledger ledger, Server server) {
    server.append(ledger.waiting().steps(), ledger::commonNumber);
  }

  private static void fetch(Ledger ledger, Server server) throws IOException {
    for (List<JournalLine> lines = server.after(ledger.waiting().commonEnd());
        !lines.isEmpty();
        lines = server.after(ledger.waiting().commonEnd())) {
      ledger.receive(lines);
    }
  }
}
