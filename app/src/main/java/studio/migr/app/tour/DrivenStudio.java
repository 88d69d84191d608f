package studio.migr.app.tour;

import com.google.inject.Injector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import studio.migr.app.shell.Studio;

/** The real window, put together as at every start, in the hands of a program. */
final class DrivenStudio implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Injector injector;
  private final Stage stage;
  private final Hands hands = new Hands();

  private DrivenStudio(Injector injector, Stage stage) {
    this.injector = injector;
    this.stage = stage;
  }

  /** Starts the studio with the project that is remembered as the last one, if any. */
  static DrivenStudio start() {
    DrivenStudio studio =
        OffScreen.call(
            () -> {
              Stage stage = new Stage();
              return new DrivenStudio(Studio.open(stage, Optional.empty()), stage);
            });
    OffScreen.awaitFrame();
    return studio;
  }

  Stage stage() {
    return stage;
  }

  Scene scene() {
    return stage.getScene();
  }

  Hands hands() {
    return hands;
  }

  /** A part of the studio, such as a model, to ask how things stand. */
  <T> T part(Class<T> type) {
    return injector.getInstance(type);
  }

  /** Menus, lists and tooltips that are open over the window. */
  List<PopupWindow> popups() {
    return OffScreen.call(
        () ->
            Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(Window::isShowing)
                .filter(popup -> popup.getScene() != null) // one that is going has none
                .toList());
  }

  /**
   * The node with that id. (Ids of commands have a dot in them, which a CSS selector cannot name.)
   *
   * @throws IllegalStateException if there is none: the window has changed, the tour has not
   */
  Node node(String id) {
    return OffScreen.call(
        () ->
            find(scene().getRoot(), node -> id.equals(node.getId()))
                .orElseThrow(() -> new IllegalStateException("the window has no #" + id)));
  }

  /** The cell of the selected row of a list; it has to be in sight. */
  Node selectedCell(String listId) {
    Node list = node(listId);
    return OffScreen.call(
        () ->
            find(list, node -> node instanceof IndexedCell<?> cell && cell.isSelected())
                .orElseThrow(() -> new IllegalStateException("nothing is selected in " + listId)));
  }

  /** The first shown node over the window for which {@code wanted} says yes. */
  Optional<Node> popupNode(Predicate<Node> wanted) {
    return OffScreen.call(
        () ->
            popups().stream()
                .flatMap(popup -> find(popup.getScene().getRoot(), wanted).stream())
                .findFirst());
  }

  private static Optional<Node> find(Node node, Predicate<Node> wanted) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (wanted.test(node)) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> find(child, wanted).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Waits until {@code condition} holds on the JavaFX thread; {@code false} after 30 s. */
  boolean await(BooleanSupplier condition) {
    return OffScreen.await(PATIENCE, condition);
  }

  /** Lets the JavaFX thread do all that waits for it now. */
  void settle() {
    OffScreen.awaitFrame();
    OffScreen.run(Platform::requestNextPulse);
    OffScreen.awaitFrame();
  }

  /** Closes the window as its user does, which also closes the project. */
  @Override
  public void close() {
    OffScreen.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    OffScreen.run(stage::hide);
  }
}
