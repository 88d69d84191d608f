package studio.migr.app.overlay;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A list that is searched by typing: the arrows move in it while one types, Enter or a click
 * chooses.
 *
 * @param <T> a line
 */
public final class SearchedList<T> extends VBox {
  private static final int PAGE = 8;

  /** Lines that stay in sight above the selected one. */
  private static final int ABOVE = 4;

  private final TextField query = new TextField();
  private final ListView<T> list = new ListView<>();
  private final Consumer<T> chosen;

  /**
   * @param prompt what to type, in words
   * @param name of the list, for screen readers
   * @param nothing the sentence where nothing is found
   * @param find the lines for what is typed, the best first
   * @param chosen hears which line it is
   */
  public SearchedList(
      String prompt,
      String name,
      String nothing,
      Function<String, List<T>> find,
      Consumer<T> chosen) {
    super(12);
    this.chosen = chosen;
    query.setPromptText(prompt);
    query.setAccessibleText(prompt);
    ObservableList<T> found = FXCollections.observableArrayList();
    list.setItems(found);
    list.setAccessibleText(name);
    Label empty = new Label(nothing);
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(this, Priority.ALWAYS);
    query
        .textProperty()
        .subscribe(
            text -> {
              found.setAll(find.apply(text));
              list.getSelectionModel().selectFirst();
              list.scrollTo(0);
            });
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::drive);
    list.setOnMouseClicked(_ -> choose(list.getSelectionModel().getSelectedItem()));
    list.setFocusTraversable(false);
    getChildren().addAll(query, list);
  }

  /** The field that is typed in: it should have the keyboard. */
  public TextField query() {
    return query;
  }

  /** What was found. */
  public ListView<T> list() {
    return list;
  }

  private void drive(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    int last = list.getItems().size() - 1;
    switch (event.getCode()) {
      case DOWN -> select(Math.min(at + 1, last));
      case UP -> select(Math.max(at - 1, 0));
      case PAGE_DOWN -> select(Math.min(at + PAGE, last));
      case PAGE_UP -> select(Math.max(at - PAGE, 0));
      case ENTER -> choose(list.getSelectionModel().getSelectedItem());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - ABOVE));
  }

  private void choose(@Nullable T line) {
    if (line != null) {
      chosen.accept(line);
    }
  }
}
