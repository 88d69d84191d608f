package studio.migr.app.library;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A list of which the model says what is chosen: a choice of the user asks the model, and what the
 * model then has is shown. While there is nothing in it, a sentence says so.
 *
 * @param <T> a line
 */
public final class FollowingList<T> extends ListView<T> {
  private boolean following;

  /**
   * @param name for screen readers
   * @param rowHeight of every line, in px
   * @param whenEmpty the sentence
   * @param ask hears what the user chooses
   */
  public FollowingList(
      ObservableList<T> lines, String name, double rowHeight, String whenEmpty, Consumer<T> ask) {
    setItems(lines);
    setAccessibleText(name);
    setFixedCellSize(rowHeight);
    Label empty = new Label(whenEmpty);
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    empty.setMaxWidth(200);
    setPlaceholder(empty);
    VBox.setVgrow(this, Priority.ALWAYS);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null && !following) {
                ask.accept(line);
              }
            });
  }

  /** Shows the first line that {@code isChosen}, and none if there is none. */
  public void follow(Predicate<T> isChosen) {
    following = true;
    int at = -1;
    for (int i = 0; i < getItems().size() && at < 0; i++) {
      if (isChosen.test(getItems().get(i))) {
        at = i;
      }
    }
    if (at < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != at) {
      getSelectionModel().clearAndSelect(at);
      scrollTo(Math.max(0, at - 2)); // with what came before in sight
    }
    following = false;
  }
}
