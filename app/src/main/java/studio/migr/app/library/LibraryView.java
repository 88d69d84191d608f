package studio.migr.app.library;

import atlantafx.base.controls.CustomTextField;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;
import studio.migr.app.thumbnail.ThumbnailModel;

/** The clip list with search and filter. */
public final class LibraryView extends VBox {
  private final LibraryModel model;
  private final CustomTextField search = new CustomTextField();
  private final ListView<ClipRow> list = new ListView<>();
  private final Label count = new Label();
  private final FilterButton filter;

  /** Where the chosen clip stands in the list; -1 where it is not. */
  private int at = -1;

  @Inject
  LibraryView(
      LibraryModel model,
      ThumbnailModel thumbnails,
      ImportReportView report,
      Settings settings,
      Commands commands) {
    this.model = model;
    setId("library");
    getStyleClass().add("library");

    search.setId("search");
    search.setPromptText(Messages.text("library.search"));
    search.setAccessibleText(Messages.text("library.search"));
    StackPane glass = new StackPane(new FontIcon(Feather.SEARCH));
    glass.getStyleClass().add("search-icon");
    search.setLeft(glass);
    search
        .textProperty()
        .subscribe(text -> model.filterProperty().set(model.filterProperty().get().withText(text)));
    model
        .filterProperty()
        .subscribe(
            filter -> {
              if (!search.getText().equals(filter.text())) {
                search.setText(filter.text());
              }
            });

    list.setId("clips");
    list.setAccessibleText(Messages.text("library.clips"));
    list.setCellFactory(_ -> new ClipCell(thumbnails));
    list.setItems(model.shown());
    list.setFixedCellSize(52);
    list.setPlaceholder(placeholder());
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Bindings.bindContent(model.marked(), list.getSelectionModel().getSelectedItems());
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
    filter =
        new FilterButton(
            model,
            settings,
            commands.add(
                Command.of(
                    "library.filter-clips",
                    sceneProperty().isNotNull(),
                    this::toggleFilter,
                    "Shortcut+Shift+F")));
    HBox choices = new HBox(6, filter, order());
    choices.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(filter, Priority.ALWAYS);
    VBox head = new VBox(search, choices, new FilterChips(model), count);
    head.getStyleClass().add("library-head");
    getChildren().addAll(head, list, report);
    showCount();
  }

  /** Moves the keyboard to the search field. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** Moves the keyboard to the list. */
  public void focusClips() {
    list.requestFocus();
  }

  private void toggleFilter() {
    filter.toggle();
  }

  private MenuButton order() {
    MenuButton menu = new MenuButton(null, new FontIcon(Feather.ALIGN_LEFT));
    menu.setId("order");
    menu.getStyleClass().addAll("tool-button", "no-arrow");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(Messages.text("library.order")));
    ToggleGroup group = new ToggleGroup();
    for (ClipOrder order : ClipOrder.values()) {
      RadioMenuItem item = new RadioMenuItem(order.title());
      item.setToggleGroup(group);
      item.setOnAction(_ -> model.orderProperty().set(order));
      model.orderProperty().subscribe(now -> item.setSelected(now == order));
      menu.getItems().add(item);
    }
    model
        .orderProperty()
        .subscribe(now -> menu.setAccessibleText(Messages.text("library.order.now", now.title())));
    return menu;
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
    at = selected.map(list.getItems()::indexOf).orElse(-1);
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
    Platform.runLater(
        () -> {
          int before = at;
          follow(model.selectedProperty().get());
          if (at >= 0 && at != before) {
            list.scrollTo(at); // another order took it out of sight
          }
        });
  }
}
