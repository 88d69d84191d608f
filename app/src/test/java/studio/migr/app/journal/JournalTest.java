package studio.migr.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.journal.JournalEvent.EntryFinished;
import studio.migr.app.journal.JournalEvent.EntryReopened;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalEvent.Redone;
import studio.migr.app.journal.JournalEvent.RoundClosed;
import studio.migr.app.journal.JournalEvent.RoundStarted;
import studio.migr.app.journal.JournalEvent.SchemeChanged;
import studio.migr.app.journal.JournalEvent.Undone;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.UnitValue;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionGlyph;
import studio.migr.runtime.emotion.EmotionScheme;

final class JournalTest {
  @TempDir Path folder;

  private final List<JournalEvent> read = new ArrayList<>();

  private JournalReader.Scan scan() throws IOException {
    read.clear();
    return JournalReader.readAll(folder, line -> read.add(line.event()));
  }

  private void write(List<List<JournalEvent>> steps) throws IOException {
    try (Journal journal = Journal.open(folder, scan())) {
      journal.append(steps);
    }
  }

  private static List<List<JournalEvent>> oneByOne(JournalEvent... events) {
    return Arrays.stream(events).map(List::of).toList();
  }

  private Path onlyFile() throws IOException {
    return JournalReader.files(folder).getFirst();
  }

  /** Objects as lines with right checksums. */
  private void writeLines(List<String> objects) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (String object : objects) {
      lines.writeBytes(JournalJson.withChecksum(object));
      lines.write('\n');
    }
    Files.write(folder.resolve("000000000001.jsonl"), lines.toByteArray());
  }

  @Test
  void everyEventIsReadAsItWasWritten() throws IOException {
    JournalEvent[] events = {
      SampleEvents.created(1),
      SampleEvents.clip(2, 1),
      SampleEvents.clip(3, 2),
      new ClipMoved(4, SampleEvents.TIME, SampleEvents.clipId(1), "C:\\clips\\ä.wav"),
      SampleEvents.fullLabel(5, 5),
      new Undone(6, SampleEvents.TIME, "Zoë | O'Hara", 5),
      new Redone(7, SampleEvents.TIME, "Zoë | O'Hara", 5),
      SampleEvents.auFile(8, 2),
      SampleEvents.votes(9, 2),
      SampleEvents.correction(10, new UnitValue.Intensity(2.5)),
      SampleEvents.correction(11, new UnitValue.Presence(false)),
      SampleEvents.correction(12, new UnitValue.NotVisible()),
      SampleEvents.correction(13, new UnitValue.AsMeasured()),
      SampleEvents.accepted(14, 5),
      SampleEvents.reasoning(15, "Zoë | O'Hara", 2, ReasoningCorrection.Decision.OPEN),
      SampleEvents.reasoning(16, "Zoë | O'Hara", 2, ReasoningCorrection.Decision.ACCEPTED)
    };
    write(oneByOne(events));
    JournalReader.Scan scan = scan();
    assertThat(read).containsExactly(events);
    assertThat(scan.problems()).isEmpty();
    assertThat(scan.last()).isEqualTo(16);
    assertThat(scan.next()).isEqualTo(17);
  }

  @Test
  void schemesAndRoundsAreReadAsTheyWereWritten() throws IOException {
    RoundEntry entry = new RoundEntry(3, SampleEvents.clipId(2), "Zoë | O'Hara", Condition.VISUAL);
    EmotionScheme own =
        new EmotionScheme(
            "Unser \"Schema\"",
            List.of(
                new Emotion("Freude", Optional.of('Q'), 12, EmotionGlyph.STAR),
                new Emotion("悲しい", Optional.empty(), 3, EmotionGlyph.RING)));
    LabelKey inRound =
        new LabelKey(SampleEvents.clipId(2), "A", Condition.VISUAL, Optional.empty(), 3);
    JournalEvent[] events = {
      new ProjectCreated(1, SampleEvents.TIME, "p", "p", own),
      new SchemeChanged(
          2,
          SampleEvents.TIME,
          "A",
          2,
          EmotionScheme.MAFW,
          Map.of("Freude", Optional.of("happiness"), "悲しい", Optional.empty())),
      new RoundStarted(
          3,
          SampleEvents.TIME,
          "lead",
          new RoundPlan(
                  "first, \"blind\"",
                  List.of(SampleEvents.clipId(2), SampleEvents.clipId(1)),
                  List.of("A", "Zoë | O'Hara"),
                  List.of(Condition.AUDIO, Condition.VISUAL),
                  RoundPlan.Sharing.ONE_EACH,
                  OptionalLong.of(-7),
                  true)
              .asStudy()),
      new Labelled(new LabelEvent(4, 4, SampleEvents.TIME, inRound, Judgement.EMPTY), "A"),
      new EntryFinished(5, SampleEvents.TIME, "A", entry),
      new EntryReopened(6, SampleEvents.TIME, "lead", entry, "the sound\nwas off"),
      new RoundClosed(7, SampleEvents.TIME, "lead", 3)
    };
    write(oneByOne(events));
    assertThat(scan().problems()).isEmpty();
    assertThat(read).containsExactly(events);
  }

  @Test
  void aLineFromBeforeThereWereRoundsAndMarksIsStillALabelOutsideOfRounds() throws Exception {
    byte[] scheme =
        JournalJson.withChecksum(
            "{\"seq\":1,\"time\":\"2026-03-29T01:30:00.123Z\",\"type\":\"project_created\","
                + "\"project\":\"p\",\"name\":\"n\",\"scheme\":{\"name\":\"DFEW\",\"emotions\":"
                + "[\"happy\",\"sad\",\"neutral\",\"angry\",\"surprise\",\"disgust\",\"fear\"]}}");
    byte[] label =
        JournalJson.withChecksum(
            "{\"seq\":2,\"time\":\"2026-03-29T01:30:00.123Z\",\"type\":\"labelled\",\"change\":2,"
                + "\"by\":\"A\",\"clip\":\"c\",\"annotator\":\"A\",\"condition\":\"both\","
                + "\"emotion\":\"sad\"}");
    assertThat(((ProjectCreated) JournalJson.read(scheme).event()).scheme())
        .isEqualTo(EmotionScheme.DFEW);
    Labelled read = (Labelled) JournalJson.read(label).event();
    assertThat(read.event().key())
        .isEqualTo(new LabelKey("c", "A", Condition.BOTH, Optional.empty(), 0));
    // and what is written now is the same line, for programs that know no rounds
    assertThat(JournalJson.write(read, 0)).isEqualTo(label);
  }

  @Test
  void whatAppendReturnsIsWhatIsReadAgain() throws IOException {
    Labelled odd =
        new Labelled(
            new LabelEvent(
                1,
                1,
                SampleEvents.TIME,
                new LabelKey(SampleEvents.clipId(1), "A", Condition.BOTH, Optional.empty()),
                Judgement.EMPTY.withNote(Optional.of("half a character: \ud83d"))),
            "A");
    List<JournalLine> lines;
    try (Journal journal = Journal.open(folder, scan())) {
      lines = journal.append(List.of(List.of(odd)));
    }
    scan();
    assertThat(lines).extracting(JournalLine::event).isEqualTo(read);
  }

  @Test
  void aTailCutAtAnyByteLosesOnlyWhatWasNotWhole() throws IOException {
    List<List<JournalEvent>> steps =
        List.of(
            List.of(SampleEvents.created(1)),
            List.of(SampleEvents.label(2, 2, "A", 1, "sad")),
            List.of(
                SampleEvents.label(3, 3, "A", 1, "fear"),
                SampleEvents.label(4, 3, "A", 2, "fear"),
                SampleEvents.label(5, 3, "A", 3, "fear")),
            List.of(
                new SchemeChanged(
                    6,
                    SampleEvents.TIME,
                    "A",
                    6,
                    EmotionScheme.DFEW,
                    Map.of("fear", Optional.of("sad"))),
                SampleEvents.label(7, 6, "A", 1, "sad"),
                SampleEvents.label(8, 6, "A", 2, "sad")),
            List.of(SampleEvents.fullLabel(9, 9)),
            List.of(
                SampleEvents.votes(10, 1), SampleEvents.votes(11, 2), SampleEvents.votes(12, 3)));
    List<Long> ends = new ArrayList<>(List.of(0L));
    for (List<JournalEvent> step : steps) {
      write(List.of(step));
      ends.add(Files.size(onlyFile()));
    }
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      long length = cut;
      int kept = (int) ends.stream().filter(end -> end > 0 && end <= length).count();
      List<JournalEvent> expected = steps.subList(0, kept).stream().flatMap(List::stream).toList();

      JournalReader.Scan scan = scan();
      assertThat(read).as("cut at %d", cut).isEqualTo(expected);
      assertThat(scan.problems()).as("cut at %d", cut).isEmpty();

      if (cut % 16 != 0 && !ends.contains(length) && !ends.contains(length + 1)) {
        continue; // reading is tried at every byte, going on at enough of them
      }
      JournalEvent next = SampleEvents.label(scan.next(), scan.next(), "B", 1, "happy");
      try (Journal journal = Journal.open(folder, scan)) {
        journal.append(List.of(List.of(next)));
      }
      assertThat(scan().problems()).as("written after a cut at %d", cut).isEmpty();
      assertThat(read.subList(0, expected.size())).isEqualTo(expected);
      assertThat(read.getLast()).isEqualTo(next);
      assertThat(read).hasSize(expected.size() + 1);
    }
  }

  @Test
  void zerosAfterAPowerCutAreCutOff() throws IOException {
    write(oneByOne(SampleEvents.created(1)));
    Files.write(onlyFile(), new byte[5000], StandardOpenOption.APPEND);
    write(oneByOne(SampleEvents.label(2, 2, "A", 1, "sad")));
    assertThat(scan().problems()).isEmpty();
    assertThat(read).hasSize(2);
  }

  @Test
  void aByteChangedAnywhereInALineIsReportedAndTheRestIsRead() throws IOException {
    write(
        oneByOne(
            SampleEvents.created(1),
            SampleEvents.fullLabel(2, 2),
            SampleEvents.label(3, 3, "A", 1, "sad")));
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n', start);
    for (int at = start; at < end; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x04;
      Files.write(file, damaged);
      JournalReader.Scan scan = scan();
      assertThat(scan.problems()).as("byte %d", at).isNotEmpty();
      assertThat(scan.problems().getFirst().line()).as("byte %d", at).isEqualTo(2);
      assertThat(read).as("byte %d", at).hasSize(2);
      assertThat(scan.next()).as("byte %d", at).isEqualTo(4);
    }
  }

  @Test
  void aDamagedLastLineKeepsItsNumber() throws IOException {
    write(oneByOne(SampleEvents.created(1), SampleEvents.label(2, 2, "A", 1, "sad")));
    String text = Files.readString(onlyFile());
    Files.writeString(onlyFile(), text.replace("\"emotion\":\"sad\"", "\"emotion\":\"mad\""));
    JournalReader.Scan scan = scan();
    assertThat(scan.problems()).hasSize(1);
    assertThat(scan.last()).isEqualTo(1);
    assertThat(scan.next()).as("a number is never used twice").isEqualTo(3);
  }

  @Test
  void aStepWithADamagedLineKeepsItsOthers() throws IOException {
    write(
        List.of(
            List.of(
                SampleEvents.label(1, 1, "A", 1, "sad"),
                SampleEvents.label(2, 1, "A", 2, "fear"),
                SampleEvents.label(3, 1, "A", 3, "angry"))));
    String text = Files.readString(onlyFile());
    Files.writeString(onlyFile(), text.replace("angry", "hungry"));
    assertThat(scan().problems()).hasSize(1);
    assertThat(read).extracting(JournalEvent::seq).containsExactly(1L, 2L);
  }

  @Test
  void linesThatAreNotThereAreReported() throws IOException {
    write(
        oneByOne(
            SampleEvents.created(1),
            SampleEvents.label(2, 2, "A", 1, "sad"),
            SampleEvents.label(3, 3, "A", 1, "fear")));
    List<String> lines = Files.readAllLines(onlyFile());
    Files.write(onlyFile(), List.of(lines.get(0), lines.get(2), lines.get(2)));
    assertThat(scan().problems())
        .extracting(JournalProblem::kind)
        .containsExactly(JournalProblem.Kind.GAP, JournalProblem.Kind.REPEATED);
    assertThat(read).extracting(JournalEvent::seq).containsExactly(1L, 3L);
    assertThat(scan().problems().getFirst().sentence()).contains("line 2").contains("missing");
  }

  @Test
  void fieldsThatAreNotKnownArePassedOverAndKindsThatAreNotAreReported() throws IOException {
    String time = SampleEvents.TIME.toString();
    writeLines(
        List.of(
            "{\"seq\":1,\"time\":\"%s\",\"type\":\"undone\",\"by\":\"A\",\"change\":1,\"x\":[1]}"
                .formatted(time),
            "{\"seq\":2,\"time\":\"%s\",\"type\":\"dreamt\"}".formatted(time)));
    assertThat(scan().problems())
        .extracting(JournalProblem::kind)
        .containsExactly(JournalProblem.Kind.UNKNOWN_KIND);
    assertThat(read).containsExactly(new Undone(1, SampleEvents.TIME, "A", 1));
  }

  @Test
  void hostileLinesAreReportedAndNothingElse() throws IOException {
    writeLines(
        List.of(
            "[".repeat(100_000),
            "null",
            "{}",
            "{\"seq\":99999999999999999999,\"time\":\"x\",\"type\":\"undone\"}",
            "{\"seq\":1,\"time\":\"+1000000000-12-31T23:59:59Z\",\"type\":\"clip_added\",\"clip\":1}",
            "{\"seq\":1,\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"clip_added\",\"clip\":\"a\","
                + "\"sha256\":\"b\",\"size\":1,\"path\":\"/a\",\"media\":{\"audio\":[{}]}}",
            "{\"seq\":1,\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"labelled\",\"clip\":\"a\","
                + "\"annotator\":\"\",\"condition\":\"both\",\"change\":1,\"by\":\"A\"}"));
    assertThat(scan().problems())
        .hasSize(7)
        .allMatch(problem -> problem.kind() == JournalProblem.Kind.DAMAGED);
    assertThat(read).isEmpty();
  }

  @Test
  void aFullFileIsFollowedByANewOneFromWhichReadingCanStart() throws IOException {
    long events = 0;
    try (Journal journal = Journal.open(folder, scan())) {
      while (JournalReader.files(folder).size() < 3) {
        List<List<JournalEvent>> batch = new ArrayList<>();
        for (int k = 0; k < 2000; k++) {
          events++;
          batch.add(List.of(SampleEvents.label(events, events, "A", 1, "sad")));
        }
        journal.append(batch);
      }
    }
    assertThat(scan().problems()).isEmpty();
    assertThat(read).hasSize((int) events);
    List<JournalEvent> tail = new ArrayList<>();
    JournalReader.Scan scan =
        JournalReader.readFrom(folder, events - 1, line -> tail.add(line.event()));
    assertThat(scan.problems()).isEmpty();
    assertThat(scan.last()).isEqualTo(events);
    assertThat(tail).hasSizeLessThan((int) events / 2).contains(read.getLast());

    Files.delete(JournalReader.files(folder).get(1));
    assertThat(scan().problems())
        .extracting(JournalProblem::kind)
        .containsExactly(JournalProblem.Kind.GAP);
  }

  @Test
  void anInterruptedThreadStillSaves() throws IOException {
    try (Journal journal = Journal.open(folder, scan())) {
      Thread.currentThread().interrupt();
      journal.append(oneByOne(SampleEvents.created(1)));
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
      journal.append(oneByOne(SampleEvents.label(2, 2, "A", 1, "sad")));
    }
    assertThat(scan().problems()).isEmpty();
    assertThat(read).hasSize(2);
  }

  @Test
  void anEventThatCouldNotBeReadAgainIsNotWritten() throws IOException {
    write(oneByOne(SampleEvents.created(1)));
    long size = Files.size(onlyFile());
    String name = "n".repeat(200_000);
    assertThatThrownBy(() -> write(oneByOne(SampleEvents.label(2, 2, name, 1, "sad"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> write(oneByOne(SampleEvents.label(7, 7, "A", 1, "sad"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 instead of 2");
    assertThat(onlyFile()).hasSize(size);
  }
}
