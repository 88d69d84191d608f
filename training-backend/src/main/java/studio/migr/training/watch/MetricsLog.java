package studio.migr.training.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * {@code metrics.jsonl} as far as it was read, in columns. Following reads only what is new. If a
 * step comes again after a resume, the later lines hold. One thread follows; any may ask.
 */
public final class MetricsLog {
  private static final int SLICE = 1 << 20;

  private final LineFollower follower;
  private final MetricsScanner scanner = new MetricsScanner();
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** Names and columns of the fields of the line before, by their place. */
  private final List<String> lastNames = new ArrayList<>();

  private final List<Column> lastColumns = new ArrayList<>();
  private long[] steps = new long[1024];
  private int rows;
  private long lines;
  private long damaged;
  private long firstDamaged;
  private long notNumbers;
  private final LineFollower.Listener taker =
      new LineFollower.Listener() {
        @Override
        public void line(byte[] bytes, int from, int to) {
          take(bytes, from, to);
        }

        @Override
        public void begunAnew() {
          forget();
        }
      };

  public MetricsLog(Path file) {
    this.follower = new LineFollower(file);
  }

  /**
   * Reads what came since the last call.
   *
   * @return whether something came
   */
  public boolean follow() throws IOException {
    long before;
    synchronized (this) {
      before = lines;
    }
    boolean more = true;
    while (more) {
      synchronized (this) { // let go between slices: whoever draws does not wait for the whole
        more = follower.read(SLICE, taker);
      }
    }
    synchronized (this) {
      return lines != before;
    }
  }

  private void forget() {
    columns.clear();
    lastNames.clear();
    lastColumns.clear();
    rows = 0;
    lines = 0;
    damaged = 0;
    notNumbers = 0;
  }

  private void take(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    lines++;
    if (!scanner.scan(bytes, from, to)) {
      if (damaged++ == 0) {
        firstDamaged = lines;
      }
      return;
    }
    notNumbers += scanner.notNumbers();
    if (rows > 0 && scanner.step() <= steps[rows - 1]) {
      int at = Arrays.binarySearch(steps, 0, rows, scanner.step());
      int kept = at < 0 ? -at - 1 : at;
      rows = kept;
      columns.values().forEach(column -> column.cut(kept));
    }
    if (rows == steps.length) {
      steps = Arrays.copyOf(steps, rows * 2);
    }
    steps[rows] = scanner.step();
    for (int k = 0; k < scanner.size(); k++) {
      Column column = column(k);
      while (column.size() < rows) {
        column.add(Float.NaN);
      }
      if (column.size() == rows) { // a name that comes twice in a line counts once
        column.add((float) scanner.value(k));
      }
    }
    rows++;
  }

  /** The column of a field of the line; most lines have the fields of the line before. */
  private Column column(int field) {
    String name = scanner.name(field);
    if (field < lastNames.size() && sameObject(lastNames.get(field), name)) {
      return lastColumns.get(field);
    }
    Column column = columns.computeIfAbsent(name, _ -> new Column(rows));
    if (field < lastNames.size()) {
      lastNames.set(field, name);
      lastColumns.set(field, column);
    } else if (field == lastNames.size()) {
      lastNames.add(name);
      lastColumns.add(column);
    }
    return column;
  }

  @SuppressWarnings("ReferenceEquality") // the scanner gives the same object for the same place
  private static boolean sameObject(String one, String other) {
    return one == other;
  }

  /** The metrics that there are, in the order in which they first came. */
  public synchronized List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Steps that there are. */
  public synchronized int rows() {
    return rows;
  }

  /** The newest step; empty if there is none. */
  public synchronized OptionalLong lastStep() {
    return rows == 0 ? OptionalLong.empty() : OptionalLong.of(steps[rows - 1]);
  }

  /** Lines that are no metrics of a step. */
  public synchronized long damaged() {
    return damaged;
  }

  /** Number of the first of them, from 1; 0 if there is none. */
  public synchronized long firstDamaged() {
    return damaged == 0 ? 0 : firstDamaged;
  }

  /** Values that are null: of a loss that is no number any more, for example. */
  public synchronized long notNumbers() {
    return notNumbers;
  }

  /** The newest value of a metric, as far back as it may be. */
  public synchronized OptionalDouble last(String name) {
    Column column = columns.get(name);
    for (int k = column == null ? -1 : column.size() - 1; column != null && k >= 0; k--) {
      if (!Float.isNaN(column.value(k))) {
        return OptionalDouble.of(column.value(k));
      }
    }
    return OptionalDouble.empty();
  }

  /** The mean of a metric over the newest {@code count} steps; empty if none of them has it. */
  public synchronized OptionalDouble meanOfLast(String name, int count) {
    return meanOf(name, rows - count, rows);
  }

  /** The mean of a metric over the first {@code count} steps. */
  public synchronized OptionalDouble meanOfFirst(String name, int count) {
    return meanOf(name, 0, count);
  }

  private OptionalDouble meanOf(String name, int from, int to) {
    Column column = columns.get(name);
    if (column == null) {
      return OptionalDouble.empty();
    }
    Column.Summary summary = column.of(Math.max(0, from), to);
    return summary.count == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(summary.sum / summary.count);
  }

  /**
   * A metric as it is drawn.
   *
   * @param points at most
   * @param from first step
   * @param to last step
   */
  public synchronized Curve curve(String name, int points, long from, long to) {
    Column column = columns.get(name);
    if (column == null || rows == 0 || points < 1) {
      return Curve.NONE;
    }
    int first = rowOf(from);
    int end = to == Long.MAX_VALUE ? rows : rowOf(to + 1);
    int count = Math.min(points, end - first);
    List<Curve.Point> drawn = new ArrayList<>(Math.max(0, count));
    for (int k = 0; k < count; k++) {
      int low = first + (int) ((long) (end - first) * k / count);
      int high = first + (int) ((long) (end - first) * (k + 1) / count);
      Column.Summary summary = column.of(low, high);
      if (summary.count > 0) {
        drawn.add(
            new Curve.Point(
                steps[high - 1], summary.sum / summary.count, summary.low, summary.high));
      }
    }
    return new Curve(drawn);
  }

  private int rowOf(long step) {
    int at = Arrays.binarySearch(steps, 0, rows, step);
    return at < 0 ? -at - 1 : at;
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
