package studio.migr.app.engine;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** A model in the list, with a word if it is the one that the engine has. */
final class ModelCell extends ListCell<Path> {
  private final EngineModel engine;
  private final Label name = new Label();
  private final Label there = new Label();
  private final HBox line = new HBox(8, new FontIcon(Feather.BOX), name, there);

  ModelCell(EngineModel engine) {
    this.engine = engine;
    name.getStyleClass().add("may-ellipsize");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    there.getStyleClass().add("caption");
    there.setMinWidth(USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // the list is not wider than its names have room
  }

  @Override
  protected void updateItem(@Nullable Path folder, boolean empty) {
    super.updateItem(folder, empty);
    if (empty || folder == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    LoadWish wish = LoadWish.here(folder.toString(), LoadWish.CPU, NumberKind.AS_STORED);
    name.setText(wish.name());
    boolean loaded =
        engine
            .stateProperty()
            .get()
            .loaded()
            .map(LoadedModel::wish)
            .filter(loadedWish -> loadedWish.server().isEmpty())
            .filter(
                loadedWish ->
                    loadedWish.adapter().orElse(loadedWish.folder()).equals(folder.toString()))
            .isPresent();
    there.setText(loaded ? Messages.text("engine.loaded") : "");
    setAccessibleText(loaded ? wish.name() + ", " + there.getText() : wish.name());
    setTooltip(new Tooltip(folder.toString()));
    setGraphic(line);
  }
}
