package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FocusCheckTest {
  private final ScreenCheck check = new FocusCheck();

  private static Parent pane(Node... nodes) {
    VBox box = new VBox(12, nodes);
    box.setId("pane");
    // Modena marks the focus with a soft glow; this mark is as strong as the check asks for.
    box.getStylesheets()
        .add(
            "data:text/css,.root *:focused{-fx-border-color:black;-fx-border-width:2px}"
                + ".root Button,.root TextField{-fx-border-width:2px;-fx-border-color:white}");
    return box;
  }

  @Test
  void tabGoesThroughAllControlsAndTheFocusComesBack() {
    Button[] second = {null};
    ScreenCheck withFocusOnTheSecond =
        (scene, tally) -> {
          second[0].requestFocus();
          List<String> problems = check.problems(scene, tally);
          assertThat(scene.getFocusOwner()).isSameAs(second[0]);
          return problems;
        };
    assertThat(
            ShownScene.problems(
                withFocusOnTheSecond,
                () -> {
                  second[0] = new Button("Second");
                  ListView<String> list = new ListView<>();
                  list.setPrefHeight(60);
                  list.getItems().add("clip");
                  TextArea note = new TextArea();
                  note.setPrefHeight(60);
                  return pane(
                      new Button("First"),
                      second[0],
                      new ToggleButton("Toggle"),
                      new TextField("text"),
                      list,
                      note,
                      new Slider());
                }))
        .isEmpty();
  }

  @Test
  void whatTabPassesByIsNamedUnlessItTellsItsKey() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Button passed = new Button("Passed");
                  passed.setFocusTraversable(false);
                  Button told = new Button("Happy");
                  told.setFocusTraversable(false);
                  told.getStyleClass().add(FocusCheck.NOT_IN_TAB_ORDER);
                  told.setTooltip(new Tooltip("happy  (1)"));
                  Button untold = new Button("Sad");
                  untold.setFocusTraversable(false);
                  untold.getStyleClass().add(FocusCheck.NOT_IN_TAB_ORDER);
                  Canvas canvas = new Canvas(100, 20);
                  canvas.setOnMousePressed(event -> {});
                  return pane(new Button("First"), passed, told, untold, canvas);
                }))
        .containsExactly(
            "Button.button \"Passed\" in #pane can be used but Tab passes it by.",
            "Button.not-in-tab-order \"Sad\" in #pane is passed by Tab and does not tell which key"
                + " does the same.",
            "Canvas in #pane can be used but Tab passes it by.");
  }

  @Test
  void aControlThatKeepsTheFocusIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Button trap = new Button("Trap");
                  trap.addEventFilter(
                      KeyEvent.KEY_PRESSED,
                      event -> {
                        if (event.getCode() == KeyCode.TAB) {
                          event.consume();
                        }
                      });
                  return pane(new Button("First"), trap, new Button("Last"));
                }))
        .containsExactly("Button.button \"Trap\" in #pane keeps the focus when Tab is pressed.");
  }

  @Test
  void aControlThatShowsNoFocusIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Pane blank = new Pane();
                  blank.setPrefHeight(30);
                  blank.setFocusTraversable(true);
                  blank.setId("track");
                  blank.setStyle("-fx-border-color: white; -fx-background-color: white;");
                  return pane(new Button("First"), blank, new Button("Last"));
                }))
        .containsExactly("Pane#track in #pane looks the same with and without the focus.");
  }

  @Test
  void theFocusIsSeenInsideAScrollPane() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  ScrollPane scroll = new ScrollPane(pane(new Button("One"), new Button("Two")));
                  scroll.setFocusTraversable(false);
                  return pane(new Button("First"), scroll);
                }))
        .isEmpty();
  }
}
