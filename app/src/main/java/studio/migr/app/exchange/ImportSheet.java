package studio.migr.app.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.ImportModel.Offer;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.exchange.intake.ImportPlan.PlannedFile;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.task.TaskState;

/**
 * Asks before label files change anything: what was recognised, how much of it comes in for which
 * clips, what cannot be kept, and which clip is meant where none was found. Afterwards says what
 * became of it.
 */
@Singleton
public final class ImportSheet {
  private static final double LINE = 28;
  private static final int LINES_SHOWN = 5;
  private static final int REMARKS_SHOWN = 4;

  /** Of a sentence, which may take two lines. */
  private static final double REMARK = 44;

  private final ImportModel model;
  private final Overlay overlay;
  private final Label summary = new Label();
  private final Label whose = new Label();
  private final ListView<FileRemark> remarks = new ListView<>();
  private final Label remarksTitle = new Label();
  private final Button take = new Button();
  private @Nullable OverlayCard card;

  @Inject
  ImportSheet(ImportModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
    summary.setId("import-summary");
    summary.getStyleClass().add("section-title");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    whose.getStyleClass().add("muted");
    whose.setWrapText(true);
    whose.setMinHeight(Region.USE_PREF_SIZE);
    remarksTitle.getStyleClass().add("section-title");
    remarks.setId("import-remarks");
    remarks.setCellFactory(_ -> new RemarkCell());
    remarks.setMinHeight(2 * LINE);
    VBox.setVgrow(remarks, Priority.ALWAYS);
    take.setId("import-take");
    take.setDefaultButton(true);
    take.setMinWidth(Region.USE_PREF_SIZE);
    take.setOnAction(_ -> model.accept());
    model.offerProperty().subscribe(this::show);
    model.takingProperty().subscribe(this::follow);
    overlay
        .displayProperty()
        .subscribe(
            shown -> {
              if (!shown && card != null) { // Escape, or a click beside it
                card = null;
                model.withdraw();
              }
            });
  }

  private void show(Optional<Offer> offer) {
    if (offer.isEmpty()) {
      if (overlay.shows(card)) {
        overlay.hide();
      }
      return;
    }
    Offer now = offer.get();
    fill(now);
    if (!overlay.shows(card)) {
      OverlayCard made = card(now);
      card = made;
      overlay.open(made);
    } else if (!take.isDisabled()) {
      take.requestFocus(); // a clip was chosen: Enter goes on
    }
  }

  private void fill(Offer offer) {
    int labels = offer.intended().changes().size();
    summary.setText(ImportWords.of(offer.intended()));
    whose.setText(Messages.text("exchange.sheet.whose", offer.annotator()));
    List<FileRemark> sentences = ImportModel.remarks(offer);
    remarks.getItems().setAll(sentences);
    remarks.setVisible(!sentences.isEmpty());
    remarks.setManaged(!sentences.isEmpty());
    remarks.setPrefHeight(Math.min(sentences.size(), REMARKS_SHOWN) * REMARK + 4);
    remarksTitle.setText(
        Messages.text(
            sentences.isEmpty() ? "exchange.sheet.nothing-lost" : "exchange.sheet.unheld"));
    remarks.setAccessibleText(remarksTitle.getText());
    take.setText(Messages.text("exchange.sheet.take", labels));
    take.setDisable(!offer.changesSomething());
  }

  private OverlayCard card(Offer offer) {
    ListView<PlannedFile> files = new ListView<>();
    files.getItems().setAll(offer.plan().files());
    files.setCellFactory(_ -> new FileCell());
    files.setAccessibleText(Messages.text("exchange.sheet.files"));
    fit(files, offer.plan().files().size());
    VBox content = new VBox(8, summary, whose);
    if (!offer.plan().files().isEmpty()) {
      content.getChildren().add(files);
    }
    List<PlannedClip> open = offer.withoutClip();
    Button cancel = new Button(Messages.text("exchange.sheet.cancel"));
    Node first = take.isDisabled() ? cancel : take;
    if (!open.isEmpty()) {
      Label title = new Label(Messages.text("exchange.sheet.clips"));
      title.getStyleClass().add("section-title");
      ListView<PlannedClip> parts = new ListView<>();
      parts.setId("import-parts");
      parts.setAccessibleText(title.getText());
      parts.getItems().setAll(open);
      parts.setCellFactory(_ -> new PartCell());
      parts.setFixedCellSize(40);
      parts.setPrefHeight(Math.min(open.size(), 4) * 40 + 4);
      parts.setMinHeight(Math.min(open.size(), 2) * 40 + 4);
      content.getChildren().addAll(title, parts);
      first = take.isDisabled() ? parts : take;
    }
    content.getChildren().addAll(remarksTitle, remarks);
    VBox.setVgrow(content, Priority.ALWAYS);
    cancel.setCancelButton(true);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(_ -> model.withdraw());
    OverlayCard made =
        new OverlayCard(
                Messages.text("exchange.sheet.title"), 760, 620, content, buttons(cancel, take))
            .startingAt(first);
    made.setMaxHeight(Region.USE_PREF_SIZE); // as high as what it says, where the window has it
    made.setId("import-sheet");
    made.getStyleClass().add("import-sheet");
    return made;
  }

  private static HBox buttons(Node... buttons) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox box = new HBox(8, gap);
    box.getChildren().addAll(buttons);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private static void fit(ListView<?> list, int lines) {
    list.setFixedCellSize(LINE);
    list.setPrefHeight(Math.clamp(lines, 1, LINES_SHOWN) * LINE + 4);
    list.setMinHeight(Math.min(lines, 2) * LINE + 4);
  }

  /** Shows what became of it in the place of the question. */
  private void follow(TaskState<IntakeReport> state) {
    take.setDisable(state instanceof TaskState.Running);
    switch (state) {
      case TaskState.Done<IntakeReport>(IntakeReport report) ->
          report(ImportWords.of(report), report.failed());
      case TaskState.Failed<IntakeReport>(Throwable error) ->
          report(ErrorSentence.of(error), List.of());
      default -> {}
    }
  }

  private void report(String sentence, List<FileRemark> failed) {
    if (!overlay.shows(card)) {
      return;
    }
    Label text = new Label(sentence);
    text.setId("import-outcome");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(8, text);
    if (!failed.isEmpty()) {
      ListView<FileRemark> list = new ListView<>();
      list.getItems().setAll(failed);
      list.setCellFactory(_ -> new RemarkCell());
      list.setAccessibleText(Messages.text("exchange.sheet.failed"));
      list.setPrefHeight(120);
      content.getChildren().add(list);
    }
    Button close = new Button(Messages.text("exchange.sheet.close"));
    close.setId("import-close");
    close.setDefaultButton(true);
    close.setOnAction(_ -> model.withdraw());
    OverlayCard made =
        new OverlayCard(Messages.text("exchange.sheet.title"), 520, 360, content, buttons(close))
            .startingAt(close);
    made.setMaxHeight(Region.USE_PREF_SIZE);
    made.setId("import-report-sheet");
    card = made;
    overlay.open(made);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** A file and its kind. */
  private static final class FileCell extends ListCell<PlannedFile> {
    @Override
    protected void updateItem(@Nullable PlannedFile file, boolean empty) {
      super.updateItem(file, empty);
      if (empty || file == null) {
        setText(null);
        setTooltip(null);
      } else {
        setText(
            Messages.text("exchange.sheet.file", name(file.path()), Messages.text(file.kind())));
        setTooltip(new Tooltip(file.path().toString()));
      }
    }
  }

  /** A sentence about a file. */
  private static final class RemarkCell extends ListCell<FileRemark> {
    RemarkCell() {
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

  /** A part of a file whose clip was not found, with the clips to choose from. */
  private final class PartCell extends ListCell<PlannedClip> {
    private final Label title = new Label();
    private final ComboBox<Optional<Clip>> clips = new ComboBox<>();
    private final HBox line = new HBox(8, title, clips);
    private boolean filling;

    PartCell() {
      line.setAlignment(Pos.CENTER_LEFT);
      title.setMaxWidth(Double.MAX_VALUE);
      title.getStyleClass().add("may-ellipsize");
      HBox.setHgrow(title, Priority.ALWAYS);
      clips.setPrefWidth(300);
      clips.setMinWidth(Region.USE_PREF_SIZE);
      clips.setConverter(new ClipNames());
      clips
          .valueProperty()
          .subscribe(
              chosen -> {
                PlannedClip part = getItem();
                if (!filling && part != null && chosen != null) {
                  model.choose(part, chosen);
                }
              });
    }

    @Override
    protected void updateItem(@Nullable PlannedClip part, boolean empty) {
      super.updateItem(part, empty);
      if (empty || part == null) {
        setGraphic(null);
        return;
      }
      filling = true;
      String name = part.findings().clip().title();
      title.setText(Messages.text("exchange.sheet.part", name, part.findings().labels().size()));
      title.setTooltip(new Tooltip(name));
      clips.setAccessibleText(Messages.text("exchange.sheet.part.spoken", name));
      model
          .offerProperty()
          .get()
          .ifPresent(
              offer -> {
                var items = FXCollections.<Optional<Clip>>observableArrayList();
                items.add(Optional.empty());
                offer.candidates(part).forEach(clip -> items.add(Optional.of(clip)));
                clips.setItems(items);
                clips.setValue(Optional.ofNullable(offer.chosen().get(part)));
              });
      filling = false;
      setGraphic(line);
    }
  }

  private static final class ClipNames extends StringConverter<Optional<Clip>> {
    @Override
    public String toString(@Nullable Optional<Clip> clip) {
      return clip == null || clip.isEmpty()
          ? Messages.text("exchange.sheet.choose")
          : clip.get().name();
    }

    @Override
    public Optional<Clip> fromString(String name) {
      throw new UnsupportedOperationException("clips are chosen, not typed");
    }
  }
}
