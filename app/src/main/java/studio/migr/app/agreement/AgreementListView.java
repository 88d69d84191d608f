package studio.migr.app.agreement;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** The list of what judges said: which two are compared, how often they differ, and on what. */
public final class AgreementListView extends VBox {
  private final AgreementModel model;
  private final Overlay overlay;
  private final ListView<AgreementItem> list = new ListView<>();
  private boolean following;

  @Inject
  AgreementListView(AgreementModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
    setId("agreement");
    getStyleClass().addAll("library", "agreement");
    Label counts = new Label();
    counts.setId("agreement-counts");
    counts.getStyleClass().add("caption");
    counts.setWrapText(true);
    counts.setMinHeight(Region.USE_PREF_SIZE);
    model
        .countsProperty()
        .subscribe(
            now ->
                counts.setText(
                    Messages.text("agreement.counts", now.differing(), now.judged(), now.gold())));
    Button accept = new Button(Messages.text("agreement.accept"));
    accept.setId("agreement-accept");
    accept.setMaxWidth(Double.MAX_VALUE);
    accept.setOnAction(_ -> preview());
    VBox head =
        new VBox(
            judge("agreement-first", model.firstProperty()),
            judge("agreement-second", model.secondProperty()),
            shown(),
            counts,
            accept);
    head.getStyleClass().add("library-head");
    list.setId("agreement-items");
    list.setAccessibleText(Messages.text("agreement.items"));
    list.setItems(model.shown());
    list.setFixedCellSize(52);
    list.setCellFactory(_ -> new ItemCell());
    Label empty = new Label(Messages.text("agreement.empty"));
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    empty.setMaxWidth(200);
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && !following) {
                model.select(item);
              }
            });
    model.selectedProperty().subscribe(_ -> follow());
    model.shown().subscribe(this::follow);
    getChildren().addAll(head, list);
  }

  private void follow() {
    Optional<AgreementItem> selected = model.selectedProperty().get();
    following = true;
    list.getSelectionModel().clearSelection();
    for (int i = 0; i < list.getItems().size(); i++) {
      if (selected.isPresent() && list.getItems().get(i).sameAs(selected.get())) {
        list.getSelectionModel().select(i);
      }
    }
    following = false;
  }

  private ComboBox<String> judge(String id, ObjectProperty<Optional<Judge>> value) {
    String everybody = Messages.text("agreement.everybody");
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Messages.text("agreement.judge"));
    Runnable fill =
        () -> {
          List<String> offers = new ArrayList<>(List.of(everybody));
          model.judges().forEach(judge -> offers.add(judge.name()));
          if (!offers.equals(box.getItems())) {
            box.getItems().setAll(offers);
          }
          box.setValue(value.get().map(Judge::name).orElse(everybody));
        };
    model.judges().subscribe(fill);
    value.subscribe(fill);
    box.setOnAction(
        _ -> {
          String chosen = box.getValue();
          if (chosen != null) {
            value.set(
                model.judges().stream().filter(judge -> judge.name().equals(chosen)).findFirst());
          }
        });
    return box;
  }

  private ComboBox<AgreementModel.Show> shown() {
    ComboBox<AgreementModel.Show> box = new ComboBox<>();
    box.setId("agreement-show");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Messages.text("agreement.show"));
    box.getItems().setAll(AgreementModel.Show.values());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(AgreementModel.@Nullable Show show) {
            return show == null
                ? ""
                : switch (show) {
                  case DIFFERENCES -> Messages.text("agreement.show.differences");
                  case WITHOUT_GOLD -> Messages.text("agreement.show.without-gold");
                  case ALL -> Messages.text("agreement.show.all");
                };
          }

          @Override
          public AgreementModel.Show fromString(String text) {
            throw new UnsupportedOperationException("what is shown is chosen, not typed");
          }
        });
    box.valueProperty().bindBidirectional(model.showProperty());
    return box;
  }

  /** Shows what would be accepted; nothing happens before the button is pressed. */
  private void preview() {
    var items = model.unanimous();
    ListView<AgreementItem> preview = new ListView<>();
    preview.setId("agreement-preview");
    preview.setAccessibleText(Messages.text("agreement.unanimous", items.size()));
    preview.getItems().setAll(items);
    preview.setFixedCellSize(52);
    preview.setCellFactory(_ -> new ItemCell());
    VBox.setVgrow(preview, Priority.ALWAYS);
    Button accept = new Button(Messages.text("agreement.accept.verb", items.size()));
    accept.setId("agreement-accept-all");
    accept.getStyleClass().add("accent");
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
            Messages.text("agreement.unanimous", items.size()), 560, 480, preview, foot);
    card.setId("agreement-unanimous");
    overlay.open(items.isEmpty() ? card : card.startingAt(accept));
  }

  /** A clip with what was said of it, and whether it is settled. */
  private final class ItemCell extends ListCell<AgreementItem> {
    ItemCell() {
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
        second.getChildren().add(mark(Feather.SHUFFLE, "agreement.differs"));
      }
      if (item.gold().isPresent()) {
        second.getChildren().add(mark(Feather.AWARD, "agreement.has-gold"));
      }
      VBox text = new VBox(2, name, second);
      text.setMinWidth(0);
      setGraphic(text);
      setTooltip(new Tooltip(model.nameOf(item) + " · " + JudgeWords.where(item)));
      setAccessibleText(model.nameOf(item) + ", " + JudgeWords.emotions(item));
    }

    private static FontIcon mark(Feather icon, String key) {
      FontIcon mark = new FontIcon(icon);
      mark.setIconSize(13);
      mark.setAccessibleText(Messages.text(key));
      mark.getStyleClass().add("agreement-mark");
      return mark;
    }
  }
}
