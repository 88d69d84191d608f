package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import studio.migr.app.message.Messages;

/**
 * Whether two texts are written over each other. A text under an opaque layer is not seen. The
 * pieces of one flow follow each other; where a piece goes on in the next line, its box holds both
 * lines, and with them its neighbours.
 */
public final class OverlapCheck implements ScreenCheck {
  /** Pixels by which boxes may meet side by side. */
  private static final double ACROSS = 2;

  /** Share of the lower box's height that lines may reach into each other: their leading. */
  private static final double UPRIGHT = 0.3;

  @Override
  public List<String> problems(Scene scene, Tally tally) {
    List<Text> texts = VisibleNodes.texts(scene);
    List<Bounds> parts =
        texts.stream().map(text -> VisibleNodes.visiblePart(text).orElseThrow()).toList();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        if (!areOfOneFlow(texts.get(i), texts.get(j))
            && overlap(parts.get(i), parts.get(j))
            && bothSeen(texts.get(i), texts.get(j))) {
          problems.add(
              Messages.text("tour.overlap", NodeName.of(texts.get(i)), NodeName.of(texts.get(j))));
        }
      }
    }
    return problems;
  }

  private static boolean areOfOneFlow(Text one, Text other) {
    return one.getParent() instanceof TextFlow && one.getParent() == other.getParent();
  }

  private static boolean overlap(Bounds one, Bounds other) {
    Bounds common = VisibleNodes.intersection(one, other);
    return common.getWidth() > ACROSS
        && common.getHeight() > UPRIGHT * Math.min(one.getHeight(), other.getHeight());
  }

  private static boolean bothSeen(Text one, Text other) {
    Bounds common =
        VisibleNodes.intersection(
            VisibleNodes.visiblePart(one).orElseThrow(),
            VisibleNodes.visiblePart(other).orElseThrow());
    return isSeen(one, common) && isSeen(other, common);
  }

  private static boolean isSeen(Text text, Bounds area) {
    Picture with = Picture.of(text.getScene(), area);
    return with.differences(Ink.without(text.getScene(), area, List.of(text))) > 0;
  }
}
