package studio.migr.app.library;

import jakarta.inject.Inject;
import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;

/** Stands in for the picture of a clip whose file is gone, with two ways to find it again. */
public final class MissingClipView extends VBox {
  private final LibraryModel model;
  private final Label sentence = new Label();
  private final Label path = new Label();
  private final Label problem = new Label();

  @Inject
  MissingClipView(LibraryModel model) {
    this.model = model;
    setId("missing-clip");
    getStyleClass().add("empty-pane");
    setAlignment(Pos.CENTER);
    sentence.setWrapText(true);
    sentence.setTextAlignment(TextAlignment.CENTER);
    path.setId("missing-path");
    path.getStyleClass().addAll("mono", "may-ellipsize");
    path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // folder and name say most
    path.setMinWidth(0);
    path.setMaxWidth(480);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(path.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(640);
    path.setTooltip(whole);
    Button copy = new Button(null, new FontIcon(Feather.COPY));
    copy.setId("copy-missing-path");
    copy.getStyleClass().add("tool-button");
    copy.setAccessibleText(Messages.text("library.missing.copy"));
    copy.setTooltip(new Tooltip(Messages.text("library.missing.copy")));
    copy.setOnAction(_ -> copyPath());
    HBox place = new HBox(4, path, copy);
    place.setAlignment(Pos.CENTER);
    problem.setWrapText(true);
    problem.getStyleClass().add("problem");
    Button locate = new Button(Messages.text("library.missing.locate"));
    locate.setOnAction(_ -> locate());
    Button search = new Button(Messages.text("library.missing.search"));
    search.setOnAction(_ -> search());
    HBox buttons = new HBox(8, locate, search);
    buttons.setAlignment(Pos.CENTER);
    getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), sentence, place, buttons, problem);
    model
        .selectedProperty()
        .subscribe(
            row -> {
              problem.setText("");
              row.ifPresent(
                  r -> {
                    sentence.setText(Messages.text("library.missing", r.clip().name()));
                    path.setText(r.clip().path().toString());
                  });
            });
  }

  private void copyPath() {
    ClipboardContent content = new ClipboardContent();
    content.putString(path.getText());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void locate() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("library.missing.locate"));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      model
          .selectedProperty()
          .get()
          .ifPresent(row -> model.relocate(row.clip(), file.toPath(), this::say));
    }
  }

  private void search() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("library.missing.search"));
    File folder = chooser.showDialog(getScene().getWindow());
    if (folder != null) {
      model.findMoved(folder.toPath(), this::say);
    }
  }

  private void say(Throwable error) {
    problem.setText(ErrorSentence.of(error));
  }
}
