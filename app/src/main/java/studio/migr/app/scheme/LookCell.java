package studio.migr.app.scheme;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import studio.migr.app.library.EmotionMark;
import studio.migr.runtime.emotion.Emotion;

/**
 * A colour or a shape to choose: its word, and the chosen emotion as it would look.
 *
 * @param <T> what is chosen
 */
final class LookCell<T> extends ListCell<T> {
  private final Function<T, String> words;
  private final Function<T, Optional<Emotion>> look;

  /**
   * @param look the chosen emotion with that colour or shape; empty while none is chosen
   */
  LookCell(Function<T, String> words, Function<T, Optional<Emotion>> look) {
    this.words = words;
    this.look = look;
  }

  @Override
  protected void updateItem(@Nullable T value, boolean empty) {
    super.updateItem(value, empty);
    if (empty || value == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    setText(words.apply(value));
    setGraphic(look.apply(value).map(EmotionMark::of).orElse(null));
  }
}
