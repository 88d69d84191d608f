package studio.migr.app.agreement;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;

/** A clip with what was said of it, and whether, by whom and when it was settled. */
final class AgreementCell extends ListCell<AgreementItem> {
  static final double HEIGHT = 52;

  private final AgreementModel model;

  AgreementCell(AgreementModel model) {
    this.model = model;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable AgreementItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    Label name = new Label(model.nameOf(item));
    name.getStyleClass().addAll("clip-name", "may-ellipsize");
    Label said = new Label(JudgeWords.emotions(item));
    said.getStyleClass().addAll("caption", "may-ellipsize");
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox second = new HBox(6, said);
    second.setAlignment(Pos.CENTER_LEFT);
    if (item.differs()) {
      second.getChildren().add(mark(Feather.GIT_BRANCH, "agreement.differs"));
    }
    if (item.gold().isPresent()) {
      second.getChildren().add(mark(Feather.AWARD, "agreement.has-gold"));
    }
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox first = new HBox(6, name, ModalityMark.of(item.condition()));
    first.setAlignment(Pos.CENTER_LEFT);
    VBox text = new VBox(2, first, second);
    text.setMinWidth(0);
    text.setAlignment(Pos.CENTER_LEFT);
    setGraphic(text);
    String settled = model.settled(item).map(words -> "\n" + words).orElse("");
    setTooltip(new Tooltip(model.nameOf(item) + " · " + JudgeWords.where(item) + settled));
    setAccessibleText(
        model.nameOf(item)
            + ", "
            + JudgeWords.where(item)
            + ", "
            + JudgeWords.emotions(item)
            + model.settled(item).map(words -> ", " + words).orElse(""));
  }

  private static FontIcon mark(Feather icon, String key) {
    FontIcon mark = new FontIcon(icon);
    mark.setIconSize(13);
    mark.setAccessibleText(Messages.text(key));
    mark.getStyleClass().add("agreement-mark");
    return mark;
  }
}
