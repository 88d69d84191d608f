package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class ClippedTextCheckTest {
  private final ScreenCheck check = new ClippedTextCheck();

  private static Label narrow(String text) {
    Label label = new Label(text);
    label.setMaxWidth(60);
    return label;
  }

  @Test
  void textWithRoomIsFine() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Label wrapped =
                      new Label("A sentence that goes over more than one line. ".repeat(4));
                  wrapped.setWrapText(true);
                  return new VBox(new Label("Short"), wrapped, new TextField("typed ".repeat(50)));
                }))
        .isEmpty();
  }

  @Test
  void textThatEndsInAnEllipsisIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box = new VBox(narrow("A file with a long name.mp4"));
                  box.setId("list");
                  return box;
                }))
        .containsExactly(
            "Label.label \"A file with a long name.mp4\" in #list is cut with an ellipsis.");
  }

  @Test
  void textThatMayBeCutNeedsATooltip() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Label told = narrow("A file with a long name.mp4");
                  told.getStyleClass().add(ClippedTextCheck.MAY_ELLIPSIZE);
                  told.setTooltip(new Tooltip(told.getText()));
                  Label untold = narrow("Another file with a long name.mp4");
                  untold.getStyleClass().add(ClippedTextCheck.MAY_ELLIPSIZE);
                  VBox box = new VBox(told, untold);
                  box.setId("list");
                  return box;
                }))
        .containsExactly(
            "Label.may-ellipsize \"Another file with a long name.mp4\" in #list is cut with an"
                + " ellipsis and has no tooltip that tells it all.");
  }

  @Test
  void textCutByTheClipOfItsPaneIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Pane pane = new Pane(new Text(0, 20, "Wider than the pane that cuts it"));
                  pane.setId("cutter");
                  pane.setClip(new Rectangle(80, 100));
                  return new VBox(pane);
                }))
        .containsExactly(
            "Text \"Wider than the pane that cuts it\" in #cutter is cut off by Pane#cutter in .root.");
  }

  @Test
  void textThatLeavesTheWindowIsNamed() {
    assertThat(
            ShownScene.problems(check, () -> new Pane(new Text(380, 20, "This goes on outside"))))
        .containsExactly("Text \"This goes on outside\" in .root sticks out of the window.");
  }

  @Test
  void promptWiderThanItsFieldIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  TextField field = new TextField();
                  field.setPromptText("Search by name, label or annotator");
                  field.setMaxWidth(90);
                  return new VBox(new TextField(), field);
                }))
        .singleElement()
        .asString()
        .startsWith("Text.text \"Search by name, label or annotator\"")
        .contains("is cut off by");
  }

  @Test
  void whatScrollsDownMayBeCutAtTheEdge() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  ListView<String> list = new ListView<>();
                  for (int i = 0; i < 100; i++) {
                    list.getItems().add("clip_" + i);
                  }
                  VBox lines = new VBox();
                  for (int i = 0; i < 40; i++) {
                    lines.getChildren().add(new Label("line " + i));
                  }
                  return new VBox(list, new ScrollPane(lines));
                }))
        .isEmpty();
  }
}
