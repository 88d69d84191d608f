package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.runtime.explain.DecisionTrace;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.Flip;
import studio.migr.runtime.explain.TracePoint;

/**
 * How the answer comes about: the probability of each label before any reasoning, after each
 * sentence and at the answer, over the same tokens as the drift. Where the most probable label
 * changes, a line is drawn. The pointer and the arrow keys go from place to place.
 */
final class TraceView extends TokenChart {
  private static final double TOP = 36; // flips, and below them the signs of the segments
  private static final double BOTTOM = 9; // half of a name

  /** Labels that were ever at least this probable are named, as are the answer and its rival. */
  private static final double NAMED = 0.1;

  private final Label said = new Label();
  private int at = -1;

  @Inject
  TraceView(LooksModel model) {
    super(model, "explain-trace", TOP, BOTTOM);
    setMinHeight(60);
    said.setId("trace-value");
    said.getStyleClass().addAll("caption", "may-ellipsize");
    setOnMouseMoved(event -> point(near(event.getX())));
    setOnMouseExited(_ -> leave());
    setOnMouseClicked(
        _ -> {
          requestFocus();
          model.selectedProperty().set(stretch());
        });
    setOnKeyPressed(this::key);
    Commands.leave(
        this,
        KeyCode.LEFT,
        KeyCode.RIGHT,
        KeyCode.HOME,
        KeyCode.END,
        KeyCode.ENTER,
        KeyCode.ESCAPE);
    model
        .changesProperty()
        .subscribe(
            _ -> {
              at = -1;
              redraw();
            });
  }

  /** What the pointed-at place says; placed by whoever holds this. */
  Label said() {
    return said;
  }

  private List<TracePoint> points() {
    return model.explanation().map(Explanation::trace).map(DecisionTrace::points).orElse(List.of());
  }

  @Override
  int count() {
    return Math.max(2, model.explanation().map(one -> one.tokens().size()).orElse(2));
  }

  /** The first place stands before the first token. */
  private double place(TracePoint point) {
    return x(point.tokens() - 1.0);
  }

  private int near(double place) {
    List<TracePoint> points = points();
    int best = -1;
    for (int k = 0; k < points.size(); k++) {
      boolean nearer =
          best < 0
              || Math.abs(place(points.get(k)) - place) < Math.abs(place(points.get(best)) - place);
      best = nearer ? k : best;
    }
    return best;
  }

  private void point(int next) {
    if (next != at) {
      at = next;
      model.hoveredProperty().set(last(next));
      redraw();
    }
  }

  private void leave() {
    at = -1;
    model.hoveredProperty().set(Optional.empty());
    redraw();
  }

  private Optional<Integer> last(int point) {
    return point < 0
        ? Optional.empty()
        : Optional.of(points().get(point).tokens() - 1).filter(token -> token >= 0);
  }

  /** The sentence that ends at the place. */
  private Optional<Stretch> stretch() {
    List<TracePoint> points = points();
    if (at < 1 || points.get(at).tokens() <= points.get(at - 1).tokens()) {
      return Optional.empty();
    }
    return Optional.of(new Stretch(points.get(at - 1).tokens(), points.get(at).tokens() - 1));
  }

  private void key(KeyEvent event) {
    int last = points().size() - 1;
    switch (event.getCode()) {
      case LEFT -> point(Math.max(0, at - 1));
      case RIGHT -> point(Math.min(last, at + 1));
      case HOME -> point(0);
      case END -> point(last);
      case ENTER -> stretch().ifPresent(model::seek);
      case ESCAPE -> leave();
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  void draw() {
    List<TracePoint> points = points();
    say(points);
    if (points.isEmpty() || !hasRoom()) {
      return;
    }
    ground(model.tokens(), NAME_HEIGHT);
    axis();
    Map<String, String> styles = styles(points);
    styles.forEach((label, style) -> curve(points, label, style));
    names(points, styles);
    flips(points);
    if (at >= 0) {
      upright(place(points.get(at)), NAME_HEIGHT + 1, "drift-here");
    } else {
      model
          .hoveredProperty()
          .get()
          .or(() -> model.selectedProperty().get().map(Stretch::to))
          .ifPresent(token -> upright(x(token), NAME_HEIGHT + 1, "drift-here"));
    }
  }

  /** The answer and its strongest rival are compared in colour; the rest is grey. */
  private static Map<String, String> styles(List<TracePoint> points) {
    String answer = points.getLast().probabilities().top();
    String rival =
        points.getFirst().probabilities().byLabel().keySet().stream()
            .filter(label -> !label.equals(answer))
            .max(Comparator.comparingDouble(label -> most(points, label)))
            .orElse(answer);
    return points.getFirst().probabilities().byLabel().keySet().stream()
        .collect(
            Collectors.toMap(
                label -> label,
                label ->
                    label.equals(answer)
                        ? "trace-answer"
                        : label.equals(rival) ? "trace-rival" : "trace-other",
                (one, _) -> one,
                java.util.LinkedHashMap::new));
  }

  private static double most(List<TracePoint> points, String label) {
    return points.stream().mapToDouble(one -> one.probabilities().of(label)).max().orElse(0);
  }

  private void curve(List<TracePoint> points, String label, String style) {
    Polyline line = new Polyline();
    line.getStyleClass().addAll("drift-curve", style);
    for (TracePoint point : points) {
      line.getPoints().add(place(point));
      line.getPoints().add(y(point.probabilities().of(label)));
    }
    add(line);
    if (!style.equals("trace-other")) {
      for (TracePoint point : points) {
        Circle dot = new Circle(place(point), y(point.probabilities().of(label)), 3);
        dot.getStyleClass().addAll("trace-dot", style + "-dot");
        add(dot);
      }
    }
  }

  /** Words at the ends of the curves, the most probable first, none over another. */
  private void names(List<TracePoint> points, Map<String, String> styles) {
    TracePoint last = points.getLast();
    List<String> named =
        styles.keySet().stream()
            .filter(
                label -> most(points, label) >= NAMED || !"trace-other".equals(styles.get(label)))
            .sorted(Comparator.comparingDouble(label -> -last.probabilities().of(label)))
            .toList();
    double free = 0;
    for (String label : named) {
      double share = last.probabilities().of(label);
      Label name = new Label(label + " " + Words.share(share));
      name.getStyleClass().addAll("trace-name", styles.get(label) + "-name");
      free = name(name, share, free);
    }
  }

  private void flips(List<TracePoint> points) {
    for (Flip flip : new DecisionTrace(points).flips()) {
      double x = place(points.get(flip.point()));
      upright(x, NAME_HEIGHT + 1, "trace-flip");
      Label words = new Label(Messages.text("explain.trace.flip", flip.from(), flip.to()));
      words.getStyleClass().add("trace-flip-name");
      double width = words.prefWidth(-1) + 60;
      place(words, Math.clamp(x - width / 2, 0, Math.max(0, getWidth() - width)), 0, width);
    }
  }

  private void say(List<TracePoint> points) {
    List<String> flips = new ArrayList<>();
    if (!points.isEmpty()) {
      new DecisionTrace(points)
          .flips()
          .forEach(flip -> flips.add(Messages.text("explain.trace.flip", flip.from(), flip.to())));
    }
    setAccessibleText(
        Messages.text("explain.trace.accessible", points.size(), String.join(", ", flips)));
    said.setText(
        at < 0 || at >= points.size()
            ? Messages.text(
                points.isEmpty() ? "explain.trace.none" : "explain.trace.how", flips.size())
            : words(points.get(at), at));
  }

  private static String words(TracePoint point, int place) {
    String labels =
        point.probabilities().byLabel().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(4)
            .map(each -> each.getKey() + " " + Words.share(each.getValue()))
            .collect(Collectors.joining("   "));
    return Messages.text(
        place == 0 ? "explain.trace.before" : "explain.trace.after", place, labels);
  }
}
