package studio.migr.app.plot;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** Asks for a file and saves the plot that is shown, as a drawing, a picture or a table. */
public final class ExportButton extends Button {

  /**
   * @param shown the plot on screen, if there is one
   * @param say hears what comes of it
   */
  public ExportButton(PlotSaver saver, Supplier<Optional<Plot>> shown, Consumer<String> say) {
    super(Messages.text("plot.export"), new FontIcon(Feather.DOWNLOAD));
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(Messages.text("plot.export"));
    setOnAction(
        _ ->
            shown
                .get()
                .ifPresent(plot -> ask(plot).ifPresent(f -> saver.save(plot, f.toPath(), say))));
  }

  /** Shows its picture alone, for heads with little room. */
  public ExportButton withoutWords() {
    setTooltip(new Tooltip(getText()));
    setText(null);
    getStyleClass().add("tool-button");
    return this;
  }

  private Optional<File> ask(Plot plot) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("plot.export.title"));
    chooser.setInitialFileName(PlotSaver.fileName(plot) + ".svg");
    for (String ending : List.of("svg", "png", "csv")) {
      chooser
          .getExtensionFilters()
          .add(
              new FileChooser.ExtensionFilter(
                  Messages.text("plot.export." + ending), "*." + ending));
    }
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
  }
}
