package studio.migr.app.tour.check;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class AccessibleNameCheckTest {
  private final ScreenCheck check = new AccessibleNameCheck();

  @Test
  void aTextAnAccessibleTextOrALabelIsAName() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  Button sign = new Button("×");
                  sign.setAccessibleText("Close");
                  TextField note = new TextField();
                  Label label = new Label("Note");
                  label.setLabelFor(note);
                  return new VBox(new Button("Play"), sign, label, note);
                }))
        .isEmpty();
  }

  @Test
  void whatHasOnlyASignOrAPromptIsNamed() {
    assertThat(
            ShownScene.problems(
                check,
                () -> {
                  TextField search = new TextField("typed");
                  search.setPromptText("Search");
                  Slider slider = new Slider();
                  slider.setId("volume");
                  ListView<String> list = new ListView<>();
                  list.setId("clips");
                  VBox box = new VBox(new Button("▶"), search, slider, list);
                  box.setId("pane");
                  return box;
                }))
        .containsExactly(
            "Button.button \"▶\" in #pane has no name for a screen reader.",
            "TextField.text-field \"Search\" in #pane has no name for a screen reader.",
            "Slider#volume in #pane has no name for a screen reader.",
            "ListView#clips in #pane has no name for a screen reader.");
  }
}
