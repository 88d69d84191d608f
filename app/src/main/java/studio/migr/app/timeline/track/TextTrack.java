package studio.migr.app.timeline.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Cursor;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.Grip;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.track.Track.Entry;

/**
 * Texts with their times, such as the words spoken: each in its span, cut with an ellipsis where it
 * does not fit. Those that overlap lie below each other. A click goes to where a text begins.
 */
final class TextTrack implements Track {
  /** Of many tiers the first are shown, the others are a click away. */
  private static final int SHOWN_AT_FIRST = 3;

  private static final int MOST_ROWS = 4;
  private static final double ROW = 20;
  private static final double MARGIN = 2;
  private static final double NEXT_TO_A_POINT = 4;

  private record Placed(Entry entry, int row) {}

  private record Box(
      int index, Entry entry, int row, double left, double right, double top, double height) {}

  private final PlayerModel player;
  private final studio.migr.app.track.Track texts;
  private final BooleanSupplier shown;
  private final int number;
  private final String suffix;
  private final List<Placed> placed;

  /** The latest end of all texts up to this one, in ms: where looking back may stop. */
  private final double[] latestEnd;

  private final int rows;

  /**
   * @param shown whether the texts may be seen now
   * @param number of the track among those of the clip, from 0
   * @param suffix tells tracks of the same file and name apart; mostly empty
   */
  TextTrack(
      PlayerModel player,
      studio.migr.app.track.Track texts,
      BooleanSupplier shown,
      int number,
      String suffix) {
    this.player = player;
    this.texts = texts;
    this.shown = shown;
    this.number = number;
    this.suffix = suffix;
    this.placed = place(texts.entries());
    this.rows = placed.stream().mapToInt(Placed::row).max().orElse(0) + 1;
    this.latestEnd = new double[placed.size()];
    double latest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < latestEnd.length; i++) {
      latest = Math.max(latest, placed.get(i).entry().endMs());
      latestEnd[i] = latest;
    }
  }

  private static List<Placed> place(List<Entry> entries) {
    double[] ends = new double[MOST_ROWS];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    List<Placed> placed = new ArrayList<>(entries.size());
    for (Entry entry :
        entries.stream().sorted(Comparator.comparingDouble(Entry::startMs)).toList()) {
      int row = 0;
      while (row < MOST_ROWS - 1 && ends[row] > entry.startMs()) {
        row++;
      }
      ends[row] = Math.max(ends[row], entry.endMs());
      placed.add(new Placed(entry, row));
    }
    return placed;
  }

  @Override
  public String id() {
    return "text:" + texts.source() + "/" + texts.name() + suffix;
  }

  @Override
  public String name() {
    return Brush.fitted(texts.name(), 16 * Brush.CHARACTER) + suffix;
  }

  @Override
  public String hint() {
    return texts.source();
  }

  @Override
  public String group() {
    return Messages.text("timeline.track.texts", texts.source());
  }

  @Override
  public boolean shownAtFirst() {
    return number < SHOWN_AT_FIRST;
  }

  @Override
  public double usualHeight() {
    return 2 * MARGIN + rows * ROW;
  }

  @Override
  public void paint(TrackArea area) {
    if (!shown.getAsBoolean()) {
      String why = Messages.text("timeline.track.texts.hidden");
      double x = 12 + Brush.widthOf(name()) + Brush.CHARACTER;
      area.brush()
          .word(
              area.colors().text(),
              Brush.fitted(why, area.width() - x - 8),
              x,
              area.top() + area.height() / 2 + 4);
      return;
    }
    double[] drawnTo = new double[rows];
    Arrays.fill(drawnTo, Double.NEGATIVE_INFINITY);
    for (Box box : boxes(area)) {
      // Of texts narrower than a pixel one stands for all: they could not be told apart.
      if (box.right > drawnTo[box.row] + area.brush().hair()) {
        paint(area, box);
        drawnTo[box.row] = box.right;
      }
    }
  }

  private void paint(TrackArea area, Box box) {
    Entry entry = box.entry;
    Brush brush = area.brush();
    double left = Math.max(-4, box.left);
    double room;
    if (entry.endMs() > entry.startMs()) {
      double width = Math.max(brush.hair(), Math.min(area.width() + 4, box.right) - left);
      brush.fill(area.colors().other(), left, box.top, width, box.height);
      if (width >= 3) {
        brush.frame(area.colors().otherEdge(), brush.hair(), left, box.top, width, box.height);
      }
      room = left + width - Math.max(left, 0) - 8;
    } else {
      brush.upright(area.colors().otherEdge(), box.left, box.top, box.top + box.height);
      room = nextStart(area, box.index) - left - 2 * NEXT_TO_A_POINT;
    }
    if (box.height >= 13 && room >= Brush.CHARACTER) {
      brush.word(
          area.colors().strong(),
          Brush.fitted(oneLine(entry.text()), room),
          Math.max(left, 0) + NEXT_TO_A_POINT,
          box.top + box.height / 2 + 4);
    }
  }

  /** A point has no end: its text may reach to the next one. */
  private double nextStart(TrackArea area, int point) {
    int next = point + 1;
    return next < placed.size() ? area.xOf(placed.get(next).entry().startMs()) : area.width();
  }

  private List<Box> boxes(TrackArea area) {
    double height = (area.height() - 2 * MARGIN) / rows;
    List<Box> boxes = new ArrayList<>();
    // A text to the right of a point on the left may reach into sight.
    for (int i = Math.max(0, firstEndingAfter(area.window().startMs()) - 1);
        i < placed.size() && placed.get(i).entry().startMs() <= area.window().endMs();
        i++) {
      Placed each = placed.get(i);
      boxes.add(
          new Box(
              i,
              each.entry(),
              each.row(),
              area.xOf(each.entry().startMs()),
              area.xOf(each.entry().endMs()),
              area.top() + MARGIN + each.row() * height,
              height - (rows > 1 ? 1 : 0)));
    }
    return boxes;
  }

  private int firstEndingAfter(double ms) {
    int low = 0;
    int high = latestEnd.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latestEnd[middle] < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public Optional<String> valueAt(double ms) {
    if (!shown.getAsBoolean()) {
      return Optional.empty();
    }
    List<String> here = new ArrayList<>();
    for (int i = firstEndingAfter(ms);
        i < placed.size() && placed.get(i).entry().startMs() <= ms;
        i++) {
      if (placed.get(i).entry().endMs() >= ms) {
        here.add(oneLine(placed.get(i).entry().text()));
      }
    }
    return here.isEmpty()
        ? Optional.empty()
        : Optional.of(
            here.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("  |  "))
                + "  \u00b7  "
                + texts.source());
  }

  @Override
  public Optional<Grip> gripAt(TrackArea area, double x, double y) {
    if (!shown.getAsBoolean()) {
      return Optional.empty();
    }
    return boxes(area).reversed().stream()
        .filter(box -> y >= box.top && y < box.top + box.height)
        .filter(box -> x >= box.left - 2 && x <= box.right + 2)
        .findFirst()
        .map(box -> new Start(box.entry.startMs()));
  }

  /** Pressing goes to where a text begins; dragging on goes where the pointer is. */
  private final class Start implements Grip {
    private final double startMs;

    Start(double startMs) {
      this.startMs = startMs;
    }

    @Override
    public Cursor cursor() {
      return Cursor.HAND;
    }

    @Override
    public void press() {
      player.seek(startMs);
    }

    @Override
    public void drag(double fromMs, double toMs, double reachMs) {
      player.seek(toMs);
    }

    @Override
    public void drop() {}
  }
}
