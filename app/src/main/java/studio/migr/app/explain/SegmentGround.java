package studio.migr.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;

/**
 * The segments of an answer, as stretches of the ground of a chart over its tokens, each with the
 * sign of what it is about.
 */
final class SegmentGround {
  /** For a sign, in both directions. */
  private static final double ROOM = 16;

  private SegmentGround() {}

  /**
   * @param count how many tokens the chart has room for
   * @param x where a token stands
   * @param signs how far below the top the signs stand
   */
  static List<Node> of(
      LooksModel model, int count, IntToDoubleFunction x, double height, double signs) {
    List<AnswerToken> tokens =
        model.trail().map(AnswerTrail::tokens).map(List::copyOf).orElse(List.of());
    StringBuilder all = new StringBuilder();
    tokens.forEach(token -> all.append(token.text()));
    List<Node> boxes = new ArrayList<>();
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
        if (right - left >= ROOM) {
          FontIcon sign = SegmentSign.of(segment.kind());
          sign.setManaged(false);
          sign.setMouseTransparent(true);
          sign.setLayoutX(left + 3);
          sign.setLayoutY(signs + ROOM - 3); // the baseline
          boxes.add(sign);
        }
      }
    }
    return boxes;
  }
}
