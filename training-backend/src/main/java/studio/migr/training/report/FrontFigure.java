package studio.migr.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.table.Column;
import studio.migr.training.table.Entry;
import studio.migr.training.table.ModelTable;

/**
 * Accuracy (WAR) over consistency (EPC), a point for each model with its intervals, as one SVG
 * file. A line joins the front: the models that no other is at least as good as in both and better
 * in one.
 */
public final class FrontFigure {
  private static final double LEFT = 60;
  private static final double WIDE = 380;
  private static final double TOP = 16;
  private static final double TALL = 300;
  private static final double NAMES = 230;
  private static final double LINE = 18;

  /** Ends of an axis and its ticks are whole multiples of this. */
  private static final double TICK = 0.05;

  private static final int MOST_TICKS = 8;

  private final List<Point> points;
  private final Axis across;
  private final Axis up;

  /** A model where both figures are defined. */
  private record Point(String name, Entry epc, Entry war) {
    double x() {
      return epc.mean().orElseThrow();
    }

    double y() {
      return war.mean().orElseThrow();
    }

    boolean isBeatenBy(Point other) {
      return other.x() >= x() && other.y() >= y() && (other.x() > x() || other.y() > y());
    }
  }

  private record Axis(double low, double high) {
    static Axis around(List<Entry> entries) {
      double low = 1;
      double high = 0;
      for (Entry entry : entries) {
        Optional<Interval> interval = entry.interval();
        double mean = entry.mean().orElseThrow();
        low = Math.min(low, interval.map(Interval::low).orElse(mean));
        high = Math.max(high, interval.map(Interval::high).orElse(mean));
      }
      double top = Math.min(1, TICK * Math.ceil(high / TICK + 1e-9));
      return new Axis(Math.max(0, Math.min(TICK * Math.floor(low / TICK), top - TICK)), top);
    }

    double share(double value) {
      return (value - low) / (high - low);
    }

    /** Few enough that their numbers have room. */
    List<Double> ticks() {
      int all = (int) Math.round((high - low) / TICK);
      int each = (all + MOST_TICKS - 1) / MOST_TICKS;
      return IntStream.rangeClosed(0, all / each).mapToObj(k -> low + TICK * each * k).toList();
    }
  }

  private FrontFigure(List<Point> points) {
    this.points = points;
    across = Axis.around(points.stream().map(Point::epc).toList());
    up = Axis.around(points.stream().map(Point::war).toList());
  }

  /**
   * Empty if no model has both figures, as where none of them reasons.
   *
   * @param generated whether the clips were made by a program, which the figure then says
   */
  public static Optional<String> of(ModelTable table, boolean generated, Words words) {
    List<Point> points = new ArrayList<>();
    List<String> ids = table.columns().stream().map(Column::id).toList();
    int epc = ids.indexOf(Metric.EPC.id());
    int war = ids.indexOf(Metric.WAR.id());
    table
        .rows()
        .forEach(
            (name, row) -> {
              if (row.get(epc).mean().isPresent() && row.get(war).mean().isPresent()) {
                points.add(new Point(name, row.get(epc), row.get(war)));
              }
            });
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(new FrontFigure(points).draw(generated, words));
  }

  private String draw(boolean generated, Words words) {
    double height = Math.max(TOP + TALL + 76, TOP + points.size() * LINE + 20);
    Svg svg = new Svg(LEFT + WIDE + 30 + NAMES, height, words.text("evaluation.figure.front"));
    svg.rect(0, 0, LEFT + WIDE + 30 + NAMES, height, Svg.PAPER, 1);
    for (double value : up.ticks()) {
      svg.line(LEFT, y(value), LEFT + WIDE, y(value), Svg.RULE, 0.6);
      svg.text(LEFT - 8, y(value) + 4, "end", Svg.QUIET, tick(value));
    }
    for (double value : across.ticks()) {
      svg.line(x(value), TOP, x(value), TOP + TALL, Svg.RULE, 0.6);
      svg.text(x(value), TOP + TALL + 18, "middle", Svg.QUIET, tick(value));
    }
    svg.text(
        LEFT + WIDE / 2, TOP + TALL + 40, "middle", Svg.QUIET, words.text("evaluation.front.epc"));
    if (generated) {
      String label = words.text("evaluation.table.generated");
      svg.text(LEFT, TOP + TALL + 64, "start", Svg.INK, label);
    }
    svg.upright(16, TOP + TALL / 2, words.text("evaluation.front.war"));
    List<Point> front = front();
    for (int k = 1; k < front.size(); k++) {
      Point from = front.get(k - 1);
      Point to = front.get(k);
      svg.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), Svg.MAIN, 1.6);
    }
    points.forEach(point -> bars(svg, point, colour(point, front)));
    for (int k = 0; k < points.size(); k++) {
      Point point = points.get(k);
      String fill = colour(point, front);
      String number = Integer.toString(k + 1);
      svg.dot(x(point.x()), y(point.y()), 10, Svg.PAPER);
      svg.dot(x(point.x()), y(point.y()), 9, fill);
      svg.text(x(point.x()), y(point.y()) + 4, "middle", Svg.PAPER, number);
      double at = TOP + 12 + k * LINE;
      svg.dot(LEFT + WIDE + 30, at - 4, 8, fill);
      svg.text(LEFT + WIDE + 30, at, "middle", Svg.PAPER, number);
      svg.text(LEFT + WIDE + 46, at, "start", Svg.INK, point.name);
    }
    return svg.toString();
  }

  private static String colour(Point point, List<Point> front) {
    return front.contains(point) ? Svg.MAIN : Svg.QUIET;
  }

  /** Both intervals. */
  private void bars(Svg svg, Point point, String fill) {
    double x = x(point.x());
    double y = y(point.y());
    point
        .epc
        .interval()
        .ifPresent(each -> svg.line(x(each.low()), y, x(each.high()), y, fill, 0.8));
    point
        .war
        .interval()
        .ifPresent(each -> svg.line(x, y(each.low()), x, y(each.high()), fill, 0.8));
  }

  private static String tick(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private List<Point> front() {
    return points.stream()
        .filter(point -> points.stream().noneMatch(point::isBeatenBy))
        .sorted(Comparator.comparingDouble(Point::x))
        .toList();
  }

  private double x(double epc) {
    return LEFT + WIDE * across.share(epc);
  }

  private double y(double war) {
    return TOP + TALL * (1 - up.share(war));
  }
}
