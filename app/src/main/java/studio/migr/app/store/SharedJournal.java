package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.journal.Origin;
import studio.migr.app.journal.Renumbering;

/**
 * The journal of a shared project on one machine: a copy of the common one as far as it was
 * received, and the events made here that wait to get there. Those have numbers beyond all common
 * ones, until they return with the numbers that the server gave them.
 *
 * <p>Not safe for several threads; {@link Ledger} sees to that.
 */
final class SharedJournal implements AutoCloseable {
  /** Numbers of events that wait are above this one; a common journal never gets there. */
  static final long WAITING = 500_000_000_000L;

  private final String replica;
  private final Journal common;
  private final Journal own;
  private final Map<String, JournalLine> waiting;
  private final Map<Long, Long> numbers;
  private int commonCrc;

  private SharedJournal(
      String replica,
      Journal common,
      Journal own,
      Map<String, JournalLine> waiting,
      Map<Long, Long> numbers) {
    this.replica = replica;
    this.common = common;
    this.own = own;
    this.waiting = waiting;
    this.numbers = numbers;
  }

  /**
   * Opens both journals.
   *
   * @param scan what was found of the common one just now
   * @param outbox folder of the events made here
   * @param replica what this copy of the project is called
   */
  static SharedJournal open(
      Path journal, JournalReader.Scan scan, Path outbox, String replica, Consumer<String> notices)
      throws IOException {
    Map<String, JournalLine> waiting = new LinkedHashMap<>();
    JournalReader.Scan found =
        JournalReader.readAll(outbox, WAITING + 1, line -> waiting.put(id(line), line));
    found.problems().forEach(problem -> notices.accept(problem.sentence()));
    Map<Long, Long> numbers = takeArrived(journal, waiting);
    if (waiting.isEmpty() && found.problems().isEmpty()) {
      for (Path file : found.files()) {
        Files.delete(file); // everything in it is in the common journal
      }
      found = JournalReader.readAll(outbox, WAITING + 1, line -> {});
    }
    Journal common = Journal.open(journal, scan);
    try {
      SharedJournal opened =
          new SharedJournal(replica, common, Journal.open(outbox, found), waiting, numbers);
      opened.commonCrc = scan.lastCrc();
      return opened;
    } catch (IOException e) {
      common.close();
      throw e;
    }
  }

  /** Takes away what is in the common journal, and says which numbers it has there. */
  private static Map<Long, Long> takeArrived(Path journal, Map<String, JournalLine> waiting)
      throws IOException {
    Map<Long, Long> numbers = new HashMap<>();
    if (!waiting.isEmpty()) {
      long from = waiting.values().stream().mapToLong(SharedJournal::seen).min().orElse(0);
      JournalReader.readFrom(
          journal,
          from,
          line ->
              line.origin()
                  .map(origin -> waiting.remove(origin.id()))
                  .ifPresent(sent -> numbers.put(sent.event().seq(), line.event().seq())));
    }
    return numbers;
  }

  private static String id(JournalLine line) {
    return line.origin().map(Origin::id).orElseGet(() -> "own-" + line.event().seq());
  }

  private static long seen(JournalLine line) {
    return line.origin().map(Origin::seen).orElse(0L);
  }

  /** The number that the next event made here must have. */
  long next() {
    return own.next();
  }

  /** Number of the last common event that is known here. */
  long commonEnd() {
    return common.next() - 1;
  }

  /** Checksum of that event, which tells this journal from another one. */
  int commonCrc() {
    return commonCrc;
  }

  /** What waits in {@code outbox}, read without changing anything. */
  static List<JournalLine> waitingIn(Path journal, Path outbox) throws IOException {
    Map<String, JournalLine> waiting = new LinkedHashMap<>();
    JournalReader.readAll(outbox, WAITING + 1, line -> waiting.put(id(line), line));
    Map<Long, Long> numbers = takeArrived(journal, waiting);
    return translated(waiting.values(), numbers);
  }

  /** Forces steps made here to disk. */
  List<JournalLine> append(Draft draft) throws IOException {
    List<JournalLine> lines =
        own.append(draft.steps(), event -> draft.origin(event).or(() -> Optional.of(fresh())));
    lines.forEach(line -> waiting.put(id(line), line));
    return lines;
  }

  private Origin fresh() {
    return Origin.fresh(replica, commonEnd());
  }

  /**
   * What waits, in the order in which it was made. What it says of events that arrived meanwhile
   * has their common numbers.
   */
  List<JournalLine> waiting() {
    return translated(waiting.values(), numbers);
  }

  int waitingCount() {
    return waiting.size();
  }

  private static List<JournalLine> translated(
      Collection<JournalLine> lines, Map<Long, Long> numbers) {
    Renumbering renumbering =
        new Renumbering(number -> Objects.requireNonNullElse(numbers.get(number), number));
    return lines.stream()
        .map(
            line ->
                new JournalLine(
                    renumbering.of(line.event()),
                    line.more(),
                    line.crc(),
                    line.origin(),
                    line.text()))
        .toList();
  }

  /** What waits, in steps that hold together. */
  List<List<JournalLine>> waitingSteps() {
    List<List<JournalLine>> steps = new ArrayList<>();
    List<JournalLine> step = new ArrayList<>();
    for (JournalLine line : waiting.values()) {
      step.add(line);
      if (line.more() == 0) {
        steps.add(List.copyOf(step));
        step.clear();
      }
    }
    return steps;
  }

  /**
   * The common number of an event.
   *
   * @throws IllegalArgumentException if it is one that waits
   */
  long commonNumber(long number) {
    if (number <= WAITING) {
      return number;
    }
    @Nullable Long given = numbers.get(number);
    if (given == null) {
      throw new IllegalArgumentException("event " + number + " has no common number yet");
    }
    return given;
  }

  /** Forces lines of the common journal to disk; they go on from {@link #commonEnd()}. */
  void receive(List<JournalLine> lines) throws IOException {
    common.appendCopies(lines);
    commonCrc = lines.getLast().crc();
  }

  /**
   * Lines of the common journal that were made here and waited until now, by the number they had.
   */
  Map<Long, JournalLine> arrived(Collection<JournalLine> lines) {
    Map<Long, JournalLine> arrived = new LinkedHashMap<>();
    for (JournalLine line : lines) {
      line.origin()
          .map(origin -> waiting.get(origin.id()))
          .ifPresent(sent -> arrived.put(sent.event().seq(), line));
    }
    return arrived;
  }

  /** Those do not wait any more. */
  void settle(Map<Long, JournalLine> arrived) {
    arrived.forEach((number, line) -> numbers.put(number, line.event().seq()));
    Set<String> ids = arrived.values().stream().map(SharedJournal::id).collect(Collectors.toSet());
    ids.forEach(waiting::remove);
  }

  @Override
  public void close() throws IOException {
    try (own) {
      common.close();
    }
  }
}
