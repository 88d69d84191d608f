package studio.migr.app.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.task.TaskState;

/**
 * Asks before label files change anything, and afterwards says what became of them. Nothing happens
 * before its button is pressed; closing it lets the offer go.
 */
@Singleton
public final class ImportSheet {
  private final ImportModel model;
  private final Overlay overlay;
  private final Button take = new Button();
  private @Nullable OverlayCard card;
  private @Nullable OfferView offered;

  @Inject
  ImportSheet(ImportModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
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
                offered = null;
                model.withdraw();
              }
            });
  }

  private void show(Optional<ImportOffer> offer) {
    if (offer.isEmpty()) {
      if (overlay.shows(card)) {
        overlay.hide();
      }
      return;
    }
    ImportOffer now = offer.get();
    take.setText(Messages.text("exchange.sheet.take", now.intended().changes().size()));
    take.setDisable(!now.changesSomething());
    OfferView shown = offered;
    if (shown == null || !overlay.shows(card)) {
      open(now);
    } else {
      shown.show(now);
      if (!take.isDisabled()) {
        take.requestFocus(); // a clip was chosen: Enter goes on
      }
    }
  }

  private void open(ImportOffer offer) {
    OfferView view = new OfferView(model, offer);
    VBox.setVgrow(view, Priority.ALWAYS);
    Button cancel = new Button(Messages.text("exchange.sheet.cancel"));
    cancel.setCancelButton(true);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(_ -> model.withdraw());
    OverlayCard made =
        new OverlayCard(
            Messages.text("exchange.sheet.title"), 760, 620, view, buttons(cancel, take));
    made.startingAt(first(cancel, view));
    made.setMaxHeight(Region.USE_PREF_SIZE); // as high as what it says, where the window has it
    made.setId("import-sheet");
    card = made;
    offered = view;
    overlay.open(made);
  }

  /** Where Enter takes it in, or else where the clips are chosen, without which nothing comes. */
  private Node first(Button cancel, OfferView view) {
    Node parts = view.lookup("#import-parts");
    return !take.isDisabled() ? take : parts != null ? parts : cancel;
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
    RemarkList unread = new RemarkList(Messages.text("exchange.sheet.failed"));
    unread.show(failed);
    Button close = new Button(Messages.text("exchange.sheet.close"));
    close.setId("import-close");
    close.setDefaultButton(true);
    close.setOnAction(_ -> model.withdraw());
    OverlayCard made =
        new OverlayCard(
                Messages.text("exchange.sheet.title"),
                520,
                360,
                new VBox(8, text, unread),
                buttons(close))
            .startingAt(close);
    made.setMaxHeight(Region.USE_PREF_SIZE);
    made.setId("import-report-sheet");
    card = made;
    overlay.open(made);
  }
}
