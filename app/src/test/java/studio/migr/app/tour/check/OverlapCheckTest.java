package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;

class OverlapCheckTest {
  private final ScreenCheck check = new OverlapCheck();

  @Test
  void linesOfText() {
    assertThat(ShownScene.problems(check, () -> new VBox(new Label("One"), new Label("Another"))))
        .isEmpty();
  }

  @Test
  void twoTextsInTheSamePlaceAreNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Pane pane = new Pane(new Text(10, 30, "Emotion"), new Text(30, 32, "Dominant"));
                  pane.setId("panel");
                  return pane;
                }))
        .containsExactly(
            "Text \"Emotion\" in #panel and Text \"Dominant\" in #panel are written over each"
                + " other.");
  }

  @Test
  void aPieceOfAFlowMayGoOnInTheNextLine() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  TextFlow flow = new TextFlow(new Text("the inner corners of the "));
                  flow.getChildren().addAll(new Text("brows rise"), new Text(" here"));
                  flow.setMaxWidth(180);
                  return new VBox(flow);
                }))
        .isEmpty();
  }

  @Test
  void anOpaqueLayerMayCoverTexts() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  StackPane sheet = new StackPane(new Label("Keys"));
                  sheet.setStyle("-fx-background-color: white;");
                  return new StackPane(new Label("Clips"), sheet);
                }))
        .isEmpty();
  }
}
