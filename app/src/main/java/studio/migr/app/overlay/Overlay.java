package studio.migr.app.overlay;

import atlantafx.base.controls.ModalPane;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The layer over the window. One card at a time lies on it; Escape or a click beside the card
 * closes it, and whatever had the keyboard before gets it back. Lives on the JavaFX thread.
 */
@Singleton
public final class Overlay extends ModalPane {
  private static final Set<String> WORK_ALWAYS = Set.of("shell.quit");

  /** What had the keyboard before the card took it. */
  private @Nullable Node before;

  private Set<String> heard = Set.of();

  @Inject
  Overlay() {
    setId("overlay");
    setFocusTraversable(false); // it is there, unseen, while nothing lies on it
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
    displayProperty().subscribe(shown -> giveKeyboardBack(shown));
  }

  /**
   * Lays {@code card} over the window; one that lies there is replaced.
   *
   * @param commands ids of the commands whose keys work meanwhile, such as the one that closes it
   */
  public void open(OverlayCard card, Set<String> commands) {
    if (!isDisplay()) {
      before = getScene().getFocusOwner();
    }
    heard = Set.copyOf(commands);
    card.onClose(this::hide);
    card.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
    show(card);
    card.takeKeyboard();
  }

  /** Lays {@code card} over the window; no key but those of the card works meanwhile. */
  public void open(OverlayCard card) {
    open(card, Set.of());
  }

  /** Whether {@code card} lies there now. */
  public boolean shows(@Nullable OverlayCard card) {
    return card != null && isDisplay() && getContent() == card;
  }

  /** Whether the keys of the command with this id work now. */
  public boolean hears(String commandId) {
    return !isDisplay() || WORK_ALWAYS.contains(commandId) || heard.contains(commandId);
  }

  /** Ahead of lists, which keep Escape for themselves; what is open in the card closes first. */
  private void closeOnEscape(KeyEvent event) {
    boolean choosing = getScene().getFocusOwner() instanceof ComboBoxBase<?> box && box.isShowing();
    if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed() && !choosing) {
      hide();
      event.consume();
    }
  }

  private void giveKeyboardBack(boolean shown) {
    if (!shown) {
      setContent(null); // so that Tab does not wander into what nobody sees
    }
    Node owner = before;
    if (!shown && owner != null) {
      before = null;
      // Once what lies below can be used again; another card may have come meanwhile.
      Platform.runLater(
          () -> {
            if (!isDisplay()) {
              owner.requestFocus();
            }
          });
    }
  }
}
