package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.task.TaskRunner;

/** What the steps of the tour share: the window, the camera and the folders of the day. */
final class WorkingDay implements AutoCloseable {
  private final Camera camera;
  private final Workspace workspace;
  private DrivenStudio studio = DrivenStudio.start();

  WorkingDay(Camera camera, Workspace workspace) {
    this.camera = camera;
    this.workspace = workspace;
  }

  DrivenStudio studio() {
    return studio;
  }

  Hands hands() {
    return studio.hands();
  }

  /** A place for files of that name. */
  Path folder(String name) {
    return workspace.folder(name);
  }

  /** Closes the window and starts the studio again. */
  void restart() {
    studio.close();
    studio = DrivenStudio.start();
  }

  Node node(String id) {
    return studio.node(id);
  }

  <T> T part(Class<T> type) {
    return studio.part(type);
  }

  void press(String keys) {
    hands().press(keys);
  }

  void click(String id) {
    hands().click(node(id));
    hands().letGo();
  }

  /**
   * Waits for what has to be so by now.
   *
   * @param key message key of the sentence for the report if it does not come
   */
  void expect(String key, BooleanSupplier condition) {
    if (!studio.await(condition)) {
      camera.remark(Messages.text(key));
    }
  }

  /** The clips that the list shows. */
  List<ClipRow> clips() {
    return OffScreen.call(() -> List.copyOf(part(LibraryModel.class).shown()));
  }

  /** Chooses a clip by a click into the list, which also gives the list the keyboard. */
  void choose(ClipRow row) {
    OffScreen.run(() -> part(LibraryModel.class).select(row));
    studio.settle();
    hands().click(studio.selectedCell("clips"));
    hands().letGo();
    awaitClip();
  }

  /** Waits until the chosen clip can be seen or heard, or is known to be broken or missing. */
  void awaitClip() {
    PlayerModel player = part(PlayerModel.class);
    expect(
        "tour.expected.clip-opens",
        () -> !(player.stateProperty().get() instanceof PlayerState.Opening));
    studio.settle();
  }

  /** Waits until nothing runs in the background. */
  void awaitTasks() {
    TaskRunner tasks = part(TaskRunner.class);
    expect("tour.expected.tasks-end", () -> tasks.running().isEmpty());
    studio.settle();
  }

  /** Waits until the last label is on disk and the window says so. */
  void awaitSaved() {
    AnnotateModel labels = part(AnnotateModel.class);
    expect(
        "tour.expected.saved", () -> labels.saveStateProperty().get() instanceof SaveState.Saved);
    studio.settle();
  }

  /** Takes a view that stands still, and looks whether Tab reaches all of it. */
  void capture(String view) throws IOException {
    studio.settle();
    camera.capture(studio, view);
  }

  /** Like {@link #capture}, with a section of a scrolled panel at its top. */
  void captureAt(String section, String view) throws IOException {
    studio.settle();
    camera.captureWith(studio, view, () -> scrollTo(section));
  }

  private void scrollTo(String id) {
    studio.settle();
    Node section = node(id);
    OffScreen.run(
        () -> {
          Node outer = section;
          while (outer != null && !(outer instanceof ScrollPane)) {
            outer = outer.getParent();
          }
          if (outer instanceof ScrollPane pane) {
            double top = pane.getContent().sceneToLocal(section.localToScene(0, 0)).getY();
            double all = pane.getContent().getLayoutBounds().getHeight();
            double room = all - pane.getViewportBounds().getHeight();
            pane.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
          }
        });
  }

  /** Takes a view that moves, or that Tab would close. */
  void captureWithoutTab(String view) throws IOException {
    studio.settle();
    camera.captureWithoutTab(studio, view);
  }

  /**
   * Takes a menu or the like.
   *
   * @param open opens it
   * @param close closes it
   */
  void captureOpen(String view, Runnable open, Runnable close) throws IOException {
    studio.settle();
    camera.captureOpen(studio, view, open, close);
  }

  /** Takes a last view that shows why the day cannot go on. */
  void stop(String sentence) throws IOException {
    camera.remark(sentence);
    captureWithoutTab("stopped");
  }

  @Override
  public void close() {
    studio.close();
  }
}
