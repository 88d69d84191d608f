package studio.migr.app.runs;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;

/** A clip with its label and what both models said of it. */
final class ComparedCell extends ListCell<Promotion.Compared> {
  @Override
  protected void updateItem(Promotion.@Nullable Compared clip, boolean empty) {
    super.updateItem(clip, empty);
    setText(
        empty || clip == null
            ? null
            : Messages.text(
                "runs.promote.clip", clip.name(), clip.label(), clip.before(), clip.after()));
  }
}
