package studio.migr.app.engine;

import jakarta.inject.Inject;
import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** Asks which server the user may compute on, and what it takes to be let in. */
final class ServerSheet {
  private static final double WIDTH = 640;
  private static final double WORDS = 144;

  private final ServerModel model;
  private final Overlay overlay;

  @Inject
  ServerSheet(ServerModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  void open() {
    overlay.open(new Form().card);
  }

  /** One time of asking. */
  private final class Form {
    private final GridPane grid = new GridPane(12, 10);
    private final TextField address = new TextField();
    private final TextField token = new TextField();
    private final TextField certificate = new TextField();
    private final Label problem = new Label();
    private final OverlayCard card;

    Form() {
      KnownServer before = model.knownProperty().get();
      ColumnConstraints words = new ColumnConstraints();
      words.setMinWidth(WORDS);
      ColumnConstraints fields = new ColumnConstraints();
      fields.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().addAll(words, fields);
      row("engine.server.address", address, before.address(), address);
      row("engine.server.token", token, before.tokenFile(), chosen(token, "engine.server.token"));
      row(
          "engine.server.certificate",
          certificate,
          before.certificate(),
          chosen(certificate, "engine.server.certificate"));
      address.setPromptText("gpu.example.org:7443");
      certificate.setPromptText(Messages.text("engine.server.certificate.none"));
      Label how = wrapped(Messages.text("engine.server.how"));
      how.getStyleClass().add("caption");
      grid.add(how, 1, grid.getRowCount());
      problem.setId("server-problem");
      problem.setWrapText(true);
      problem.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(problem, Priority.ALWAYS);
      Button use = new Button(Messages.text("engine.server.use"));
      use.setId("server-use");
      use.getStyleClass().add("accent");
      use.setMinWidth(Region.USE_PREF_SIZE);
      use.setDefaultButton(true);
      use.setOnAction(_ -> use());
      HBox foot = new HBox(16, problem, use);
      foot.setAlignment(Pos.CENTER_LEFT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      card =
          new OverlayCard(
                  Messages.text("engine.use-server.title"), WIDTH, Region.USE_PREF_SIZE, grid, foot)
              .startingAt(address);
      card.setId("server-sheet");
    }

    private void use() {
      Optional<String> why = model.use(address.getText(), token.getText(), certificate.getText());
      problem.setText(why.orElse(""));
      if (why.isEmpty()) {
        overlay.hide();
      }
    }

    private void row(String key, TextField field, String before, Node line) {
      Label label = new Label(Messages.text(key));
      label.setLabelFor(field);
      label.setMinWidth(Region.USE_PREF_SIZE);
      field.setId(key.replace('.', '-').replaceFirst("engine-", ""));
      field.setAccessibleText(Messages.text(key));
      field.setText(before);
      grid.addRow(grid.getRowCount(), label, line);
    }

    /** A field for a file, with a button that looks for it. */
    private HBox chosen(TextField field, String key) {
      Button choose = new Button(Messages.text("engine.server.choose"));
      choose.setAccessibleText(Messages.text("engine.server.choose.what", Messages.text(key)));
      choose.setMinWidth(Region.USE_PREF_SIZE);
      choose.setOnAction(
          _ -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Messages.text(key));
            Optional.ofNullable(chooser.showOpenDialog(card.getScene().getWindow()))
                .map(File::getPath)
                .ifPresent(field::setText);
          });
      HBox.setHgrow(field, Priority.ALWAYS);
      return new HBox(8, field, choose);
    }

    private static Label wrapped(String text) {
      Label label = new Label(text);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      return label;
    }
  }
}
