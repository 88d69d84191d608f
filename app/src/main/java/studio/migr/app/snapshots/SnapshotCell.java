package studio.migr.app.snapshots;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** A snapshot in the list. */
final class SnapshotCell extends ListCell<SnapshotItem> {
  private final Label name = new Label();
  private final Label about = new Label();
  private final VBox words = new VBox(2, name, about);
  private final HBox line = new HBox(8, new FontIcon(Feather.LOCK), words);

  SnapshotCell() {
    about.getStyleClass().addAll("caption", "may-ellipsize");
    name.getStyleClass().addAll("mono");
    words.setAlignment(Pos.CENTER_LEFT);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable SnapshotItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    name.setText(item.shortName());
    about.setText(
        Messages.text(
            "snapshots.about",
            item.clips().size(),
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault())
                .format(item.time().atZone(ZoneId.systemDefault()))));
    setAccessibleText(item.shortName() + ", " + about.getText());
    setGraphic(line);
  }
}
