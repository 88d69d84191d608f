package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.app.tour.OffScreen;

class ContrastCheckTest {
  private final ScreenCheck check = new ContrastCheck();

  @BeforeAll
  static void controlsNeedTheToolkit() {
    OffScreen.start();
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setStyle(style);
    return label;
  }

  /** Values of contrast as other tools give them for these pairs of colours. */
  @Test
  void contrastOfKnownPairsOfColours() {
    assertThat(Contrast.ratio(0x000000, 0xFFFFFF)).isEqualTo(21, within(1e-9));
    assertThat(Contrast.ratio(0x777777, 0xFFFFFF)).isEqualTo(4.48, within(0.005));
    assertThat(Contrast.ratio(0xFFFFFF, 0x767676)).isEqualTo(4.54, within(0.005));
    assertThat(Contrast.ratio(0xFF0000, 0xFFFFFF)).isEqualTo(4.00, within(0.005));
  }

  @Test
  void darkTextOnWhiteIsFine() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box =
                      new VBox(label("Legible", "-fx-text-fill: #767676;"), new Button("OK"));
                  box.setStyle("-fx-background-color: white;");
                  return box;
                }))
        .isEmpty();
  }

  @Test
  void namesGreyTextAndItsContrast() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box =
                      new VBox(
                          label("Legible", "-fx-text-fill: black;"),
                          label("Faint", "-fx-text-fill: #777777;"));
                  box.setId("pane");
                  box.setStyle("-fx-background-color: white;");
                  return box;
                }))
        .containsExactly(
            "Label.label \"Faint\" in #pane has a contrast of 4.47:1 to its background; 4.50:1 is"
                + " needed.");
  }

  @Test
  void largeTextNeedsLess() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box =
                      new VBox(
                          label("Large", "-fx-text-fill: #777777; -fx-font-size: 24px;"),
                          label(
                              "Bold",
                              "-fx-text-fill: #777777; -fx-font-size: 19px; -fx-font-weight:"
                                  + " bold;"));
                  box.setStyle("-fx-background-color: white;");
                  return box;
                }))
        .isEmpty();
  }

  @Test
  void opacityOfWhatTheTextLiesInCounts() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  StackPane faded = new StackPane(label("Faded", "-fx-text-fill: black;"));
                  faded.setOpacity(0.3);
                  VBox box = new VBox(faded);
                  box.setStyle("-fx-background-color: white;");
                  return box;
                }))
        .singleElement()
        .asString()
        .startsWith("Label.label \"Faded\"");
  }

  @Test
  void theBackgroundIsWhatIsDrawnBehind() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Pane picture = new Pane();
                  picture.setStyle(
                      "-fx-background-color: linear-gradient(to right, white 50%, #222 50%);");
                  return new StackPane(
                      picture, label("Half of it is on black", "-fx-text-fill: #111;"));
                }))
        .singleElement()
        .asString()
        .contains("Half of it is on black");
  }

  @Test
  void textInTheColourOfItsBackgroundIsFound() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box = new VBox(label("Unseen", "-fx-text-fill: white;"));
                  box.setStyle("-fx-background-color: white;");
                  return box;
                }))
        .singleElement()
        .asString()
        .contains("\"Unseen\"", "contrast of 1.00:1");
  }

  @Test
  void textUnderAnOpaqueLayerIsNotJudged() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Pane layer = new Pane();
                  layer.setStyle("-fx-background-color: #333;");
                  return new StackPane(label("Covered", "-fx-text-fill: black;"), layer);
                }))
        .isEmpty();
  }

  @Test
  void promptOfAFieldIsTextToo() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  TextField field = new TextField();
                  field.setPromptText("Search clips");
                  field.setStyle("-fx-prompt-text-fill: #cccccc; -fx-background-color: white;");
                  VBox box = new VBox(new Button("takes the focus"), field);
                  return box;
                }))
        .singleElement()
        .asString()
        .contains("Search clips");
  }

  @Test
  void disabledControlsAreExempt() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Button button = new Button("Undo");
                  button.setDisable(true);
                  return new VBox(button);
                }))
        .isEmpty();
  }

  @Test
  void theSceneStaysAsItWas() {
    Label faint = label("Faint", "-fx-text-fill: #999999;");
    ShownScene.problems(check, () -> new VBox(faint));
    assertThat(faint.lookup(".text").getClip()).isNull();
    assertThat(faint.lookup(".text").getEffect()).isNull();
  }

  @Test
  void textInAScrollPaneIsJudged() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  VBox box = new VBox(label("Faint", "-fx-text-fill: #aaaaaa;"));
                  box.setStyle("-fx-background-color: white;");
                  return new ScrollPane(box);
                }))
        .singleElement()
        .asString()
        .contains("\"Faint\"");
  }
}
