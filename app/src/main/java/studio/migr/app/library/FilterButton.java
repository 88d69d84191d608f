package studio.migr.app.library;

import atlantafx.base.controls.Popover;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;

/** Opens everything clips can be filtered by, and says how many conditions hold. */
final class FilterButton extends Button {
  private static final double TALLEST = 600;

  private final LibraryModel model;
  private final Settings settings;
  private final Popover popover = new Popover();

  FilterButton(LibraryModel model, Settings settings, Command command) {
    this.model = model;
    this.settings = settings;
    setId("filter");
    setGraphic(new FontIcon(Feather.FILTER));
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(Double.MAX_VALUE);
    CommandTooltip.on(this, command);
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("library.filter", model.filterProperty().get().conditions()),
                model.filterProperty()));
    popover.setArrowLocation(Popover.ArrowLocation.TOP_LEFT);
    popover.setDetachable(false);
    popover.setAnimated(false);
    setOnAction(_ -> toggle());
  }

  /** Shows the conditions, or hides them if they are shown. */
  void toggle() {
    if (popover.isShowing()) {
      popover.hide();
      return;
    }
    ScrollPane scroll = new ScrollPane(new FilterPane(model, settings));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("filter-scroll");
    scroll.setMaxHeight(Math.max(240, Math.min(TALLEST, getScene().getHeight() - 160)));
    popover.setContentNode(scroll);
    popover.show(this);
    scroll.getContent().lookupAll(".chip").stream()
        .findFirst()
        .ifPresent(chip -> chip.requestFocus());
  }
}
