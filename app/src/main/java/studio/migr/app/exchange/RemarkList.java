package studio.migr.app.exchange;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.message.Messages;

/** Sentences about files, each with the name of its file. As high as they are, up to a few. */
final class RemarkList extends ListView<FileRemark> {
  private static final int SHOWN = 4;

  /** Of a sentence, which may take two lines. */
  private static final double HEIGHT = 44;

  private static final double LEAST = 56;

  /**
   * @param name for screen readers
   */
  RemarkList(String name) {
    setAccessibleText(name);
    setCellFactory(_ -> new Cell());
    setMinHeight(LEAST);
  }

  void show(List<FileRemark> remarks) {
    getItems().setAll(remarks);
    setPrefHeight(Math.min(remarks.size(), SHOWN) * HEIGHT + 4);
    setVisible(!remarks.isEmpty());
    setManaged(!remarks.isEmpty());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static final class Cell extends ListCell<FileRemark> {
    Cell() {
      setWrapText(true);
      setPrefWidth(0); // as wide as the list, so that it wraps
    }

    @Override
    protected void updateItem(@Nullable FileRemark remark, boolean empty) {
      super.updateItem(remark, empty);
      if (empty || remark == null) {
        setText(null);
        setTooltip(null);
      } else {
        String file = name(remark.path());
        String sentence = remark.reason().replace(remark.path().toString(), file);
        setText(
            sentence.startsWith(file)
                ? sentence
                : Messages.text("exchange.sheet.file", file, sentence));
        setTooltip(new Tooltip(remark.path().toString()));
      }
    }
  }
}
