package studio.migr.app.snapshots;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** Asks what a new snapshot is to hold. */
@Singleton
final class NewSnapshotSheet {
  private static final double WIDTH = 560;

  private final SnapshotsModel model;
  private final Overlay overlay;

  @Inject
  NewSnapshotSheet(SnapshotsModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  void open() {
    overlay.open(new Form().card);
  }

  /** One time of asking. */
  private final class Form {
    private final RadioButton all = new RadioButton();
    private final RadioButton shown = new RadioButton();
    private final CheckBox gold = new CheckBox(Messages.text("snapshots.form.gold"));
    private final TextField shares = new TextField("0.8, 0.1, 0.1");
    private final TextField seed = new TextField("1");
    private final TextField persons = new TextField();
    private final Label said = new Label();
    private final OverlayCard card;

    Form() {
      int[] counts = model.counts();
      ToggleGroup which = new ToggleGroup();
      all.setText(Messages.text("snapshots.form.all", counts[1]));
      all.setToggleGroup(which);
      all.setId("snapshot-all");
      shown.setText(Messages.text("snapshots.form.shown", counts[0]));
      shown.setToggleGroup(which);
      shown.setId("snapshot-shown");
      which.selectToggle(counts[0] == counts[1] ? all : shown);
      gold.setId("snapshot-gold");
      shares.setId("snapshot-shares");
      persons.setPromptText(Messages.text("snapshots.form.persons.none"));
      HBox.setHgrow(persons, Priority.ALWAYS);
      said.setId("snapshot-said");
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      Label how = new Label(Messages.text("snapshots.form.how"));
      how.getStyleClass().add("caption");
      how.setWrapText(true);
      how.setMinHeight(Region.USE_PREF_SIZE);
      HBox table = new HBox(8, named("snapshots.form.persons", persons), choose());
      table.setAlignment(Pos.BOTTOM_LEFT);
      Button freeze = new Button(Messages.text("snapshots.form.freeze"));
      freeze.setId("snapshot-freeze");
      freeze.getStyleClass().add("accent");
      freeze.setDefaultButton(true);
      freeze.setOnAction(_ -> freeze());
      HBox foot = new HBox(freeze);
      foot.setAlignment(Pos.CENTER_RIGHT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      model.saidProperty().subscribe(each -> said.setText(each.orElse("")));
      said.setText("");
      card =
          new OverlayCard(
                  Messages.text("snapshots.form.title"),
                  WIDTH,
                  Region.USE_PREF_SIZE,
                  new FlowPane(16, 8, all, shown),
                  gold,
                  named("snapshots.form.shares", shares),
                  named("snapshots.form.seed", seed),
                  table,
                  how,
                  said,
                  foot)
              .startingAt(freeze);
      card.setSpacing(10);
      card.setId("new-snapshot");
    }

    private Button choose() {
      Button choose = new Button(Messages.text("snapshots.form.choose"));
      choose.setMinWidth(Region.USE_PREF_SIZE);
      choose.setOnAction(
          _ ->
              Optional.ofNullable(new FileChooser().showOpenDialog(card.getScene().getWindow()))
                  .map(File::getPath)
                  .ifPresent(persons::setText));
      return choose;
    }

    private static VBox named(String key, TextField field) {
      Label label = new Label(Messages.text(key));
      label.setLabelFor(field);
      label.getStyleClass().add("muted");
      field.setAccessibleText(label.getText());
      VBox both = new VBox(2, label, field);
      HBox.setHgrow(both, Priority.ALWAYS);
      return both;
    }

    private void freeze() {
      Optional<List<Double>> parts = shares();
      if (parts.isEmpty() || !seed.getText().strip().matches("\\d{1,18}")) {
        said.setText(Messages.text("snapshots.form.no-shares"));
        return;
      }
      Optional<Path> table =
          Optional.of(persons.getText().strip()).filter(text -> !text.isEmpty()).map(Path::of);
      model.make(
          new SnapshotsModel.Wish(
              shown.isSelected(),
              gold.isSelected(),
              parts.get(),
              Long.parseLong(seed.getText().strip()),
              table),
          overlay::hide);
    }

    private Optional<List<Double>> shares() {
      List<Double> parts = new ArrayList<>();
      for (String word : shares.getText().split("[,;]\\s*")) {
        try {
          parts.add(Double.parseDouble(word.strip()));
        } catch (NumberFormatException e) {
          return Optional.empty();
        }
      }
      boolean good =
          parts.size() == 3
              && parts.stream().allMatch(share -> share >= 0 && Double.isFinite(share))
              && parts.stream().anyMatch(share -> share > 0);
      return good ? Optional.of(parts) : Optional.empty();
    }
  }
}
