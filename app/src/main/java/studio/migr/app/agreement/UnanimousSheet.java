package studio.migr.app.agreement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** Shows what would be accepted as gold; nothing happens before its button is pressed. */
@Singleton
final class UnanimousSheet {
  private static final int MOST_ROWS = 8;

  private final AgreementModel model;
  private final Overlay overlay;

  @Inject
  UnanimousSheet(AgreementModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  void open() {
    List<AgreementItem> items = model.unanimous();
    Button accept = new Button(Messages.text("agreement.accept.verb", items.size()));
    accept.setId("agreement-accept-all");
    accept.getStyleClass().add("accent");
    accept.setDefaultButton(true);
    accept.setDisable(items.isEmpty());
    accept.setOnAction(
        _ -> {
          model.acceptUnanimous();
          overlay.hide();
        });
    HBox foot = new HBox(accept);
    foot.setAlignment(Pos.CENTER_RIGHT);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    OverlayCard card =
        new OverlayCard(
            Messages.text("agreement.unanimous", items.size()),
            560,
            Region.USE_PREF_SIZE,
            items.isEmpty() ? nothing() : list(items),
            foot);
    card.setId("agreement-unanimous");
    overlay.open(items.isEmpty() ? card : card.startingAt(accept));
  }

  private static Node nothing() {
    Label sentence = new Label(Messages.text("agreement.unanimous.none"));
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    return sentence;
  }

  /** As high as its lines, up to a number after which it scrolls. */
  private Node list(List<AgreementItem> items) {
    ListView<AgreementItem> list = new ListView<>();
    list.setId("agreement-preview");
    list.setAccessibleText(Messages.text("agreement.unanimous", items.size()));
    list.getItems().setAll(items);
    list.setFixedCellSize(AgreementCell.HEIGHT);
    list.setPrefHeight(Math.min(items.size(), MOST_ROWS) * AgreementCell.HEIGHT + 4);
    list.setMinHeight(AgreementCell.HEIGHT);
    list.setCellFactory(_ -> new AgreementCell(model));
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }
}
