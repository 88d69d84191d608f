package studio.migr.app.library;

import atlantafx.base.controls.CustomTextField;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;

/** The clip list with search and filter. */
public final class LibraryView extends VBox {
  private final LibraryModel model;
  private final CustomTextField search = new CustomTextField();
  private final ListView<ClipRow> list = new ListView<>();
  private final Label count = new Label();

  @Inject
  LibraryView(LibraryModel model, ImportReportView report) {
    this.model = model;
    setId("library");
    getStyleClass().add("library");

    search.setId("search");
    search.setPromptText(Messages.text("library.search"));
    search.setAccessibleText(Messages.text("library.search"));
    StackPane glass = new StackPane(new FontIcon(Feather.SEARCH));
    glass.getStyleClass().add("search-icon");
    search.setLeft(glass);
    search.textProperty().bindBidirectional(model.searchProperty());

    list.setId("clips");
    list.setAccessibleText(Messages.text("library.clips"));
    list.setCellFactory(_ -> new ClipCell());
    list.setItems(model.shown());
    list.setFixedCellSize(52);
    list.setPlaceholder(placeholder());
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                model.select(row);
              }
            });
    model.selectedProperty().subscribe(this::follow);
    model.shown().subscribe(this::showCount);

    count.getStyleClass().add("caption");
    count.setId("clip-count");
    VBox head = new VBox(search, filter(), count);
    head.getStyleClass().add("library-head");
    getChildren().addAll(head, list, report);
    showCount();
  }

  /** Moves the keyboard to the search field. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private ComboBox<ClipFilter> filter() {
    ComboBox<ClipFilter> box = new ComboBox<>();
    box.setId("filter");
    box.setAccessibleText(Messages.text("library.filter"));
    box.setConverter(new Titles());
    box.setMaxWidth(Double.MAX_VALUE);
    model
        .schemeProperty()
        .subscribe(
            scheme -> {
              // Emotions may have gone; what is chosen stays unless it went with them.
              ClipFilter chosen = model.filterProperty().get();
              List<ClipFilter> kinds = kinds(scheme);
              box.getItems().setAll(kinds);
              model
                  .filterProperty()
                  .set(kinds.contains(chosen) ? chosen : new ClipFilter.Everything());
            });
    box.valueProperty().bindBidirectional(model.filterProperty());
    return box;
  }

  private static List<ClipFilter> kinds(EmotionScheme scheme) {
    List<ClipFilter> kinds = new ArrayList<>();
    kinds.add(new ClipFilter.Everything());
    kinds.add(new ClipFilter.Unfinished());
    kinds.add(new ClipFilter.Finished());
    kinds.add(new ClipFilter.Noteworthy());
    scheme.emotions().forEach(emotion -> kinds.add(new ClipFilter.WithEmotion(emotion)));
    for (DominantModality dominant : DominantModality.values()) {
      kinds.add(new ClipFilter.WithDominant(dominant));
    }
    return kinds;
  }

  private Label placeholder() {
    Label text = new Label();
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setMaxWidth(200);
    model
        .shown()
        .subscribe(
            () ->
                text.setText(
                    Messages.text(model.total() == 0 ? "library.empty" : "library.nothing-found")));
    text.setText(Messages.text("library.empty"));
    return text;
  }

  private void follow(Optional<ClipRow> selected) {
    int at = selected.map(list.getItems()::indexOf).orElse(-1);
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(at);
    }
  }

  private void showCount() {
    int shown = model.shown().size();
    count.setText(
        shown == model.total()
            ? Messages.text("library.count", shown)
            : Messages.text("library.count-of", shown, model.total()));
    // Later, since the list itself has yet to hear of the change and then drops its selection.
    Platform.runLater(() -> follow(model.selectedProperty().get()));
  }

  private static final class Titles extends StringConverter<ClipFilter> {
    @Override
    public String toString(@Nullable ClipFilter filter) {
      return filter == null ? "" : filter.title();
    }

    @Override
    public ClipFilter fromString(String title) {
      throw new UnsupportedOperationException("the filter is chosen, not typed");
    }
  }
}
