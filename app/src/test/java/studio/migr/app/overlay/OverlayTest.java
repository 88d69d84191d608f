package studio.migr.app.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioWindow;

/** The layer over the window, in the real window and by keys: where the keyboard is. */
class OverlayTest {
  @TempDir Path home;

  private static OverlayCard card(String title, Node... content) {
    OverlayCard card = new OverlayCard(title, 400, 300, content);
    card.setId(title);
    return card;
  }

  private static OverlayCard open(StudioWindow window, Supplier<OverlayCard> make) {
    return StudioWindow.onFx(
        () -> {
          OverlayCard card = make.get();
          window.get(Overlay.class).open(card);
          return card;
        });
  }

  private static Node focus(StudioWindow window) {
    return StudioWindow.onFx(() -> window.scene().getFocusOwner());
  }

  private static boolean isWithin(Node node, Node ancestor) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  /** Gives the keyboard to something of the window and says what. */
  private static Node start(StudioWindow window) {
    Node help = window.find("#open-project");
    StudioWindow.onFx(
        () -> {
          help.requestFocus();
          return true;
        });
    return help;
  }

  private static void waitUntilClosed(StudioWindow window) {
    window.waitUntil("the card is gone", () -> !window.get(Overlay.class).isDisplay());
  }

  @Test
  void tabStaysInTheCardInBothDirections() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      start(window);
      OverlayCard card =
          open(window, () -> card("one", new TextField(), new Button("first"), new Button("last")));
      for (int k = 0; k < 9; k++) {
        window.press(KeyCode.TAB);
        assertThat(isWithin(focus(window), card)).as("after %d tabs", k + 1).isTrue();
      }
      for (int k = 0; k < 9; k++) {
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(isWithin(focus(window), card)).as("after %d tabs back", k + 1).isTrue();
      }
    }
  }

  @Test
  void escapeClosesAndTheKeyboardGoesBackToWhereItWas() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      Node before = start(window);
      TextField field = new TextField();
      OverlayCard card = open(window, () -> card("one", field).startingAt(field));
      assertThat(focus(window)).isSameAs(field);
      assertThat(window.get(Overlay.class).shows(card)).isTrue();
      window.press(KeyCode.ESCAPE);
      waitUntilClosed(window);
      window.waitUntil("the keyboard is back", () -> window.scene().getFocusOwner() == before);
    }
  }

  @Test
  void escapeFirstClosesAListThatIsOpenInTheCard() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      start(window);
      ComboBox<String> box = StudioWindow.onFx(ComboBox::new);
      open(
          window,
          () -> {
            box.getItems().setAll("one", "two");
            return card("one", box).startingAt(box);
          });
      window.waitUntil("the box is drawn", () -> box.getSkin() != null); // before, it has no list
      StudioWindow.onFx(
          () -> {
            box.show();
            return true;
          });
      window.waitUntil(
          "the list is open",
          () -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
      window.press(KeyCode.ESCAPE);
      window.waitUntil("the list is closed", () -> !box.isShowing());
      assertThat(window.get(Overlay.class).isDisplay()).isTrue();
      window.press(KeyCode.ESCAPE);
      waitUntilClosed(window);
    }
  }

  @Test
  void aSecondCardTakesThePlaceOfTheFirstAndTheKeyboardStillGoesBackToTheWindow() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      Node before = start(window);
      OverlayCard first = open(window, () -> card("one", new TextField()));
      TextField field = new TextField();
      OverlayCard second = open(window, () -> card("two", field).startingAt(field));
      assertThat(window.get(Overlay.class).shows(first)).isFalse();
      assertThat(window.get(Overlay.class).shows(second)).isTrue();
      assertThat(focus(window)).isSameAs(field);
      window.press(KeyCode.ESCAPE);
      waitUntilClosed(window);
      window.waitUntil("the keyboard is back", () -> window.scene().getFocusOwner() == before);
    }
  }

  @Test
  void noKeyOfTheWindowWorksMeanwhileNotEvenTheOneForTheNextPane() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      start(window);
      OverlayCard card = open(window, () -> card("one", new TextField()));
      window.press(KeyCode.F6);
      window.press(KeyCode.CONTROL, KeyCode.K);
      window.press(KeyCode.F1);
      assertThat(window.get(Overlay.class).shows(card)).isTrue();
      assertThat(isWithin(focus(window), card)).isTrue();
    }
  }

  @Test
  void aScreenReaderHearsTheTitleOfTheCardAndTheNameOfItsButtonToClose() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      start(window);
      OverlayCard card = open(window, () -> card("Change the emotions", new TextField()));
      assertThat(card.getAccessibleText()).isEqualTo("Change the emotions");
      assertThat(card.lookupAll(".button"))
          .isNotEmpty()
          .allSatisfy(button -> assertThat(button.getAccessibleText()).isNotBlank());
    }
  }
}
