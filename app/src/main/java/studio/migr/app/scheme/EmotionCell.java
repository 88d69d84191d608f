package studio.migr.app.scheme;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.library.EmotionMark;
import studio.migr.runtime.emotion.Emotion;

/** An emotion with its key and its shape. */
final class EmotionCell extends ListCell<Emotion> {
  @Override
  protected void updateItem(@Nullable Emotion emotion, boolean empty) {
    super.updateItem(emotion, empty);
    if (empty || emotion == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Label key = new Label(emotion.key().map(String::valueOf).orElse(""));
    key.getStyleClass().add("key-cap");
    key.setMinWidth(24);
    Label name = new Label(emotion.name());
    name.getStyleClass().add("may-ellipsize");
    HBox line = new HBox(8, key, EmotionMark.of(emotion), name);
    line.setAlignment(Pos.CENTER_LEFT);
    setGraphic(line);
    setAccessibleText(emotion.name());
  }
}
