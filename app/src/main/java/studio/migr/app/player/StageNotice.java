package studio.migr.app.player;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where the picture would be: a sign and a sentence. */
final class StageNotice extends VBox {
  StageNotice(Ikon sign, String iconStyle, String title, String text) {
    getStyleClass().add("stage-notice");
    setAlignment(Pos.CENTER);
    FontIcon icon = new FontIcon(sign);
    icon.getStyleClass().addAll("stage-sign", iconStyle);
    Label heading = new Label(title);
    heading.getStyleClass().add("stage-title");
    Label words = new Label(text);
    words.getStyleClass().add("caption");
    for (Label label : new Label[] {heading, words}) {
      label.setWrapText(true);
      label.setTextAlignment(TextAlignment.CENTER);
      label.setMinHeight(USE_PREF_SIZE);
    }
    words.setManaged(!text.isEmpty());
    words.setVisible(!text.isEmpty());
    getChildren().addAll(icon, heading, words);
  }
}
