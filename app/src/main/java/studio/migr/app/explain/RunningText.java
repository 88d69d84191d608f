package studio.migr.app.explain;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * Words of several styles with signs between them. What stands in the same place of the next text
 * keeps its node, whose styles are applied: a clip's reasoning is divided as the one before.
 */
final class RunningText extends TextFlow {
  private List<Piece> pieces = List.of();

  /** Something that stands in the line. */
  sealed interface Piece {
    /** What the words after it are about. */
    record Sign(SegmentKind kind) implements Piece {}

    /**
     * Words that look alike.
     *
     * @param style class
     */
    record Words(String text, String style) implements Piece {}
  }

  void show(List<Piece> next) {
    List<Node> nodes = getChildren();
    for (int k = 0; k < next.size(); k++) {
      Piece piece = next.get(k);
      if (k >= nodes.size()) {
        nodes.add(node(piece));
      } else if (!keeps(nodes.get(k), pieces.get(k), piece)) {
        nodes.set(k, node(piece));
      }
    }
    nodes.subList(next.size(), nodes.size()).clear();
    pieces = new ArrayList<>(next);
  }

  private static boolean keeps(Node node, Piece before, Piece now) {
    if (node instanceof Text text
        && before instanceof Piece.Words(_, String styled)
        && now instanceof Piece.Words(String words, String style)
        && style.equals(styled)) {
      text.setText(words);
      return true;
    }
    return now.equals(before);
  }

  private static Node node(Piece piece) {
    return switch (piece) {
      case Piece.Sign(SegmentKind kind) -> SegmentSign.of(kind);
      case Piece.Words(String words, String style) -> {
        Text text = new Text(words);
        text.getStyleClass().addAll("token", style);
        yield text;
      }
    };
  }
}
