package studio.migr.app.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a journal's files in order. Lines that cannot be read are reported and passed over; what
 * was never called saved (a last line without its end, a last step without all of its lines) is
 * left out without a word.
 */
public final class JournalReader {
  /** Bytes of the longest line taken for an event; a clip of an hour may need a megabyte. */
  static final int LONGEST_LINE = 64 << 20;

  /** Votes bear no number of a change: the countdown of their lines alone says where one ends. */
  private static final long VOTES = Long.MAX_VALUE;

  private static final String SUFFIX = ".jsonl";

  private final Path folder;
  private final Consumer<JournalLine> lines;
  private final List<JournalProblem> problems = new ArrayList<>();
  private final List<JournalLine> openStep = new ArrayList<>();

  private Path openStepFile;
  private long openStepOffset;
  private boolean damagedSinceStepBegan;
  private long seen;
  private long unreadableSinceSeen;
  private long last;
  private int lastCrc;
  private Path file;
  private long lineNumber;

  private JournalReader(Path folder, long first, Consumer<JournalLine> lines) {
    this.folder = folder;
    this.seen = first - 1;
    this.lines = lines;
    this.file = folder;
    this.openStepFile = folder;
  }

  /**
   * What was read.
   *
   * @param last number of the last event, 0 if there is none
   * @param lastCrc checksum of its line
   * @param next the first number that is surely free
   * @param files the journal's files in order
   * @param goodBytes where the last file stops to count; what follows was never called saved
   * @param problems what could not be read
   */
  public record Scan(
      long last,
      int lastCrc,
      long next,
      List<Path> files,
      long goodBytes,
      List<JournalProblem> problems) {}

  /** Reads everything. */
  public static Scan readAll(Path folder, Consumer<JournalLine> lines) throws IOException {
    return readFrom(folder, 0, lines);
  }

  /**
   * Reads from the file that holds event {@code seq} to the end; earlier events of that file come,
   * too.
   */
  public static Scan readFrom(Path folder, long seq, Consumer<JournalLine> lines)
      throws IOException {
    return new JournalReader(folder, 1, lines).read(seq);
  }

  /** Reads a journal whose first event has the number {@code first}. */
  public static Scan readAll(Path folder, long first, Consumer<JournalLine> lines)
      throws IOException {
    return new JournalReader(folder, first, lines).read(0);
  }

  /** The journal's files in order; none if there is no such folder. */
  public static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> firstSeq(entry) > 0)
          .sorted(java.util.Comparator.comparingLong(JournalReader::firstSeq))
          .toList();
    }
  }

  /** Name of the file whose first event has this number. */
  static String fileName(long firstSeq) {
    return "%012d".formatted(firstSeq) + SUFFIX;
  }

  private static long firstSeq(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.matches("\\d{12}\\.jsonl")) {
      return 0;
    }
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  private Scan read(long from) throws IOException {
    List<Path> files = files(folder);
    int start = 0;
    for (int k = 1; k < files.size(); k++) {
      if (firstSeq(files.get(k)) <= from) {
        start = k;
      }
    }
    if (start > 0) {
      seen = firstSeq(files.get(start)) - 1;
    }
    long good = 0;
    for (int k = start; k < files.size(); k++) {
      good = readFile(files.get(k), k == files.size() - 1);
    }
    long next = seen + 1 + unreadableSinceSeen;
    if (!openStep.isEmpty()) {
      if (damagedSinceStepBegan || !openStepFile.equals(files.getLast())) {
        deliverStep(); // its other lines were written once: keep what is left of the step
      } else {
        good = openStepOffset;
        next = openStep.getFirst().event().seq();
      }
    }
    return new Scan(last, lastCrc, next, files, good, List.copyOf(problems));
  }

  /** Returns the offset behind the last complete line. */
  private long readFile(Path path, boolean isLast) throws IOException {
    file = path;
    lineNumber = 0;
    long offset = 0;
    try (LineInput in = new LineInput(path, LONGEST_LINE)) {
      while (in.next()) {
        lineNumber++;
        if (in.complete()) {
          accept(in, offset);
          offset += in.length();
        } else if (!isLast) {
          problem(JournalProblem.Kind.DAMAGED, "no line end at the end of the file");
        }
      }
    }
    return offset;
  }

  private void accept(LineInput in, long offset) {
    if (in.tooLong()) {
      problem(JournalProblem.Kind.DAMAGED, in.length() + " bytes");
      return;
    }
    JournalLine line;
    try {
      line = JournalJson.read(in.bytes());
    } catch (UnreadableLineException e) {
      problem(e.kind(), String.valueOf(e.getMessage()));
      return;
    }
    long seq = line.event().seq();
    if (seq <= seen) {
      problems.add(
          new JournalProblem(file, lineNumber, JournalProblem.Kind.REPEATED, "event " + seq));
      return;
    }
    if (seq > seen + 1 + unreadableSinceSeen) {
      problems.add(
          new JournalProblem(
              file, lineNumber, JournalProblem.Kind.GAP, (seen + 1) + " to " + (seq - 1)));
      damagedSinceStepBegan = true;
    }
    seen = seq;
    unreadableSinceSeen = 0;
    collect(line, offset);
  }

  private void collect(JournalLine line, long offset) {
    if (!openStep.isEmpty() && !continues(openStep.getLast(), line)) {
      deliverStep();
    }
    if (openStep.isEmpty()) {
      openStepFile = file;
      openStepOffset = offset;
      damagedSinceStepBegan = false;
    }
    openStep.add(line);
    if (line.more() == 0) {
      deliverStep();
    }
  }

  private static boolean continues(JournalLine before, JournalLine line) {
    return line.more() < before.more()
        && changeOf(before.event()) > 0
        && changeOf(before.event()) == changeOf(line.event());
  }

  /** The undoable step an event belongs to; 0 if it is none that has others beside it. */
  private static long changeOf(JournalEvent event) {
    return switch (event) {
      case JournalEvent.Labelled labelled -> labelled.event().change();
      case JournalEvent.SchemeChanged changed -> changed.change();
      case JournalEvent.TrackAdded added -> added.change();
      case JournalEvent.VotesAdded _ -> VOTES;
      default -> 0;
    };
  }

  private void deliverStep() {
    for (JournalLine line : openStep) {
      lines.accept(line);
      last = line.event().seq();
      lastCrc = line.crc();
    }
    openStep.clear();
  }

  private void problem(JournalProblem.Kind kind, String detail) {
    problems.add(new JournalProblem(file, lineNumber, kind, detail));
    unreadableSinceSeen++;
    damagedSinceStepBegan = true;
  }
}
