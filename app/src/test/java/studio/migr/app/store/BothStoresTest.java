package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Member;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.UnitValue;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

/** H2 and PostgreSQL say the same of every kind of event, to every question. */
final class BothStoresTest {
  @TempDir Path folder;

  private static List<List<JournalEvent>> everything() {
    RoundEntry entry = new RoundEntry(6, SampleEvents.clipId(0), "Ann", Condition.BOTH);
    return List.of(
        List.of(SampleEvents.created(1)),
        List.of(SampleEvents.clip(2, 0)),
        List.of(SampleEvents.clip(3, 1)),
        List.of(SampleEvents.clip(4, 2)),
        List.of(
            new JournalEvent.ClipMoved(
                5, SampleEvents.TIME, SampleEvents.clipId(1), "/elsewhere/ä.wav")),
        List.of(
            new JournalEvent.RoundStarted(
                6,
                SampleEvents.TIME,
                "lead",
                new RoundPlan(
                    "first",
                    List.of(SampleEvents.clipId(0)),
                    List.of("Ann", "Ben"),
                    List.of(Condition.BOTH),
                    RoundPlan.Sharing.EVERYONE_ALL,
                    OptionalLong.of(7),
                    true))),
        List.of(SampleEvents.label(7, 7, "Ann", 0, "sad")),
        List.of(new JournalEvent.EntryFinished(8, SampleEvents.TIME, "Ann", entry)),
        List.of(new JournalEvent.EntryReopened(9, SampleEvents.TIME, "lead", entry, "a slip")),
        List.of(SampleEvents.fullLabel(10, 10)),
        List.of(SampleEvents.auFile(11, 0)),
        List.of(SampleEvents.votes(12, 2), SampleEvents.votes(13, 1)),
        List.of(
            new JournalEvent.TrackAdded(
                14, SampleEvents.TIME, "Ann", 14, SampleEvents.clipId(0), "words.json")),
        List.of(SampleEvents.correction(15, new UnitValue.Intensity(2.5))),
        List.of(SampleEvents.label(16, 16, "Ben", 1, "fear")),
        List.of(SampleEvents.accepted(17, 10)),
        List.of(SampleEvents.reasoning(18, "Ann", 0, Decision.ACCEPTED)),
        List.of(new JournalEvent.Undone(19, SampleEvents.TIME, "Ben", 16)),
        List.of(
            new JournalEvent.SchemeChanged(
                20,
                SampleEvents.TIME,
                "lead",
                20,
                EmotionScheme.PRESETS.get(1),
                Map.of("sad", Optional.empty()))),
        List.of(new JournalEvent.Redone(21, SampleEvents.TIME, "Ben", 16)),
        List.of(new JournalEvent.RoundClosed(22, SampleEvents.TIME, "lead", 6)),
        List.of(
            new JournalEvent.MemberNamed(
                23, SampleEvents.TIME, "lead", new Member("Zoë", Member.Role.LEAD))));
  }

  private static final List<Function<Ledger, Object>> QUESTIONS =
      List.of(
          ledger -> ledger.head().orElseThrow(),
          ledger -> ledger.clips().all(),
          ledger -> ledger.clips().media(SampleEvents.clipId(0)).orElseThrow().toString(),
          ledger -> ledger.labels().current(),
          ledger -> ledger.labels().history(),
          ledger -> ledger.labels().annotators(),
          ledger -> ledger.labels().authors(),
          ledger -> ledger.labels().touchesFinishedEntry(7),
          ledger -> ledger.labels().undoable("Ann"),
          ledger ->
              ledger
                  .labels()
                  .current(
                      new LabelKey(
                          SampleEvents.clipId(0), "Ann", Condition.BOTH, Optional.empty())),
          ledger -> ledger.labels().momentsOf("Ann", SampleEvents.TIME),
          ledger -> ledger.schemes().newest(),
          ledger -> ledger.schemes().emotionsIf(16, true),
          ledger -> ledger.rounds().all(),
          ledger -> ledger.members().all(),
          ledger -> ledger.labels().conflicts(),
          ledger -> ledger.rounds().done(),
          ledger -> ledger.votes().all(),
          ledger -> ledger.acceptedSuggestions().byChange(),
          ledger -> ledger.tracks().clipsOfChange(14),
          ledger -> ledger.unitCorrections().clipsOfChange(15),
          ledger -> ledger.reasoning().clipsOfChange(18));

  @Test
  void theyAnswerEveryQuestionAlike() throws IOException {
    Path project = folder.resolve("project");
    Path journal = Ledgers.places(project).journal();
    java.nio.file.Files.createDirectories(project);
    List<JournalLine> none = new ArrayList<>();
    try (Journal written = Journal.open(journal, JournalReader.readAll(journal, none::add))) {
      written.append(everything());
    }
    try (Ledger here = Ledgers.open(project, notice -> {});
        Ledger there = TestStore.OnServer.make().open(project)) {
      for (int k = 0; k < QUESTIONS.size(); k++) {
        assertThat(QUESTIONS.get(k).apply(there))
            .as("question %d", k)
            .isEqualTo(QUESTIONS.get(k).apply(here));
      }
      assertThat(there.fingerprint()).isEqualTo(here.fingerprint());
    }
  }

  @Test
  void aClipOfManyFramesFits() {
    try (Database there = TestPostgres.database(TestPostgres.freshSchema())) {
      String frames = "x".repeat(2_000_000);
      there
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into clip values ('a', 1, 1, 's', 1, 'p', 0, 1, true, true, ?, ?)",
                      new String[] {},
                      frames));
      String stored =
          there
              .jdbi()
              .withHandle(
                  handle -> handle.createQuery("select media from clip").mapTo(String.class).one());
      assertThat(stored).isEqualTo(frames);
    }
  }
}
