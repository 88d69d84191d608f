package studio.migr.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.scene.shape.Rectangle;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;

/** The segments of an answer, as stretches of the ground of a chart over its tokens. */
final class SegmentGround {
  private SegmentGround() {}

  /**
   * @param count how many tokens the chart has room for
   * @param x where a token stands
   */
  static List<Rectangle> of(LooksModel model, int count, IntToDoubleFunction x, double height) {
    List<AnswerToken> tokens =
        model.trail().map(AnswerTrail::tokens).map(List::copyOf).orElse(List.of());
    StringBuilder all = new StringBuilder();
    tokens.forEach(token -> all.append(token.text()));
    List<Rectangle> boxes = new ArrayList<>();
    for (Segment segment : ReasoningParser.parse(all.toString()).segments()) {
      List<Integer> within =
          tokens.stream()
              .filter(one -> one.start() < segment.end() && one.end() > segment.start())
              .map(AnswerToken::index)
              .filter(index -> index < count)
              .toList();
      if (!within.isEmpty()) {
        double left = x.applyAsDouble(within.getFirst());
        double right = x.applyAsDouble(within.getLast());
        Rectangle box = new Rectangle(left, 0, Math.max(0, right - left), height);
        box.getStyleClass().addAll("drift-ground", "drift-ground-" + segment.kind().id());
        box.setManaged(false);
        boxes.add(box);
      }
    }
    return boxes;
  }
}
