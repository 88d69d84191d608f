package studio.migr.app.exchange;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.message.Messages;

/**
 * The parts of files whose clip was not found, each with a choice of clips. A data set's file may
 * have thousands of them: then they are searched by name.
 */
final class WhichClip extends VBox {
  private static final double LINE = 40;
  private static final int SHOWN = 4;
  private static final int SHOWN_AT_LEAST = 2;

  /** More than that are searched rather than read. */
  private static final int FEW = 12;

  private final ImportModel model;
  private final FilteredList<PlannedClip> parts;

  WhichClip(ImportModel model, List<PlannedClip> open) {
    super(8);
    this.model = model;
    parts = new FilteredList<>(FXCollections.observableList(open));
    Label title = new Label(Messages.text("exchange.sheet.clips"));
    title.getStyleClass().add("section-title");
    HBox head = new HBox(12, title);
    head.setAlignment(Pos.CENTER_LEFT);
    if (open.size() > FEW) {
      Label count = new Label(Messages.text("exchange.sheet.parts", open.size()));
      count.getStyleClass().add("muted");
      count.setMinWidth(Region.USE_PREF_SIZE);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      head.getChildren().addAll(count, gap, search());
    }
    ListView<PlannedClip> list = new ListView<>(parts);
    list.setId("import-parts");
    list.setAccessibleText(title.getText());
    list.setCellFactory(_ -> new Cell());
    list.setFixedCellSize(LINE);
    list.setPrefHeight(Math.min(open.size(), SHOWN) * LINE + 4);
    list.setMinHeight(Math.min(open.size(), SHOWN_AT_LEAST) * LINE + 4);
    Label nothing = new Label(Messages.text("exchange.sheet.no-such-part"));
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    getChildren().addAll(head, list);
  }

  private TextField search() {
    TextField search = new TextField();
    search.setId("import-part-query");
    search.setPromptText(Messages.text("exchange.sheet.find-part"));
    search.setAccessibleText(Messages.text("exchange.sheet.find-part"));
    search.setPrefWidth(240);
    search
        .textProperty()
        .subscribe(
            text -> {
              String wanted = text.strip().toLowerCase(Locale.ROOT);
              parts.setPredicate(part -> name(part).toLowerCase(Locale.ROOT).contains(wanted));
            });
    return search;
  }

  private static String name(PlannedClip part) {
    return part.findings().clip().title();
  }

  private static String words(PlannedClip part) {
    return Messages.text("exchange.sheet.file", name(part), ImportWords.of(part.findings()));
  }

  private final class Cell extends ListCell<PlannedClip> {
    private final Label title = new Label();

    Cell() {
      title.setMaxWidth(Double.MAX_VALUE);
      title.getStyleClass().add("may-ellipsize");
      HBox.setHgrow(title, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable PlannedClip part, boolean empty) {
      super.updateItem(part, empty);
      if (empty || part == null) {
        setGraphic(null);
        return;
      }
      title.setText(words(part));
      title.setTooltip(new Tooltip(name(part)));
      HBox line = new HBox(8, title, new ClipChoice(model, part));
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
    }
  }
}
