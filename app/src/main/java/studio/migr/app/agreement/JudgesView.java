package studio.migr.app.agreement;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.agreement.AgreementItem.Verdict;
import studio.migr.app.command.Commands;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;

/**
 * What each judge says of the chosen item, one under the other, above the panel that sets the gold
 * label. A press takes a judge's label over.
 */
public final class JudgesView extends VBox {
  private final AgreementModel model;
  private final Commands commands;
  private final Label where = new Label();
  private final Label settled = new Label();
  private final VBox judges = new VBox(4);

  @Inject
  JudgesView(AgreementModel model, Commands commands) {
    this.model = model;
    this.commands = commands;
    setId("judges");
    getStyleClass().add("judges");
    Label title = new Label(Messages.text("agreement.judges"));
    title.getStyleClass().add("section-title");
    where.getStyleClass().add("caption");
    where.setWrapText(true);
    settled.setId("agreement-settled");
    settled.getStyleClass().add("caption");
    settled.setGraphic(new FontIcon(Feather.AWARD));
    settled.setWrapText(true);
    settled.managedProperty().bind(settled.visibleProperty());
    getChildren().addAll(title, where, judges, settled);
    setMinHeight(Region.USE_PREF_SIZE);
    model.selectedProperty().subscribe(this::show);
  }

  private void show(Optional<AgreementItem> item) {
    where.setText(item.map(JudgeWords::where).orElse(Messages.text("agreement.none-chosen")));
    Optional<String> gold = item.flatMap(model::settled);
    settled.setText(gold.orElse(""));
    settled.setVisible(gold.isPresent());
    judges.getChildren().clear();
    List<Verdict> verdicts = item.map(AgreementItem::verdicts).orElse(List.of());
    for (int i = 0; i < verdicts.size(); i++) {
      judges.getChildren().add(line(i, verdicts.get(i)));
    }
  }

  private Button line(int number, Verdict verdict) {
    Label name = new Label(verdict.judge().name());
    name.getStyleClass().add("may-ellipsize");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    String emotion = verdict.judgement().emotion().orElse("–");
    Label said = new Label(emotion);
    said.getStyleClass().add("judge-said");
    said.setMinWidth(Region.USE_PREF_SIZE);
    HBox face = new HBox(6);
    if (number < AgreementCommands.CHOICES) {
      Label key = new Label();
      key.textProperty().bind(commands.get("agreement.choose-" + (number + 1)).keyText());
      key.getStyleClass().add("key-cap");
      key.setMinWidth(Region.USE_PREF_SIZE);
      face.getChildren().add(key);
    }
    face.getChildren().addAll(name, said);
    verdict
        .judgement()
        .dominant()
        .ifPresent(dominant -> face.getChildren().add(ModalityMark.of(dominant)));
    face.setAlignment(Pos.CENTER_LEFT);
    String saidHow = model.saidHow(verdict);
    Label how = new Label(saidHow);
    how.getStyleClass().addAll("caption", "may-ellipsize");
    how.setMinWidth(0);
    VBox both = new VBox(2, face, how);
    both.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button(null, both);
    button.setTooltip(new Tooltip(verdict.judge().name() + "\n" + saidHow));
    button.setId("judge-" + (number + 1));
    button.getStyleClass().add("judge");
    button.setMaxWidth(Double.MAX_VALUE);
    both.prefWidthProperty().bind(button.widthProperty().subtract(18));
    button.setAccessibleText(
        Messages.text("agreement.take", verdict.judge().name(), emotion) + ", " + saidHow);
    button.setOnAction(_ -> model.adopt(number));
    return button;
  }
}
