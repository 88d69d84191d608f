package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.runtime.emotion.Condition;

/**
 * After a round: what the annotator said of each clip under each condition, beside what they said
 * earlier and what others say. From each clip there is a way to it.
 */
@Singleton
final class RevealSheet {
  private final RoundModel model;
  private final Overlay overlay;

  @Inject
  RevealSheet(RoundModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  void open() {
    FilteredList<RoundReview> shown =
        new FilteredList<>(FXCollections.observableArrayList(model.review()));
    TableView<RoundReview> table = new TableView<>(shown);
    table.setId("round-review");
    table.setAccessibleText(Messages.text("round.reveal.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(Messages.text("round.reveal.none"));
    none.getStyleClass().add("muted");
    table.setPlaceholder(none);
    table.getColumns().add(column("round.reveal.clip", 150, RoundReview::clipName));
    for (Condition condition : model.ownConditions()) {
      table
          .getColumns()
          .add(
              column(
                  "annotate.condition.short." + condition.id(),
                  140,
                  review -> own(review.own().getOrDefault(condition, List.of()))));
    }
    table.getColumns().add(column("round.reveal.earlier", 170, r -> said(r.earlier(), false)));
    table.getColumns().add(column("round.reveal.others", 220, r -> said(r.others(), true)));
    VBox.setVgrow(table, Priority.ALWAYS);
    CheckBox differing = new CheckBox(Messages.text("round.reveal.differing"));
    differing.setId("round-differing");
    differing
        .selectedProperty()
        .subscribe(only -> shown.setPredicate(review -> !only || review.differs()));
    Button visit = new Button(Messages.text("round.reveal.visit"));
    visit.setId("round-visit");
    visit.getStyleClass().add("accent");
    visit.setMinWidth(Region.USE_PREF_SIZE);
    visit
        .disableProperty()
        .bind(table.getSelectionModel().selectedItemProperty().map(_ -> false).orElse(true));
    visit.setOnAction(_ -> visit(table));
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            visit(table);
            event.consume();
          }
        });
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            visit(table);
          }
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(8, differing, gap, visit);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    String name = model.roundProperty().get().map(round -> round.plan().name()).orElse("");
    OverlayCard card =
        new OverlayCard(Messages.text("round.reveal.title", name), 1000, 640, table, foot)
            .startingAt(table);
    card.setId("round-reveal-card");
    table.getSelectionModel().selectFirst();
    overlay.open(card);
  }

  private void visit(TableView<RoundReview> table) {
    RoundReview review = table.getSelectionModel().getSelectedItem();
    if (review != null) {
      overlay.hide();
      model.visit(review.clipId());
    }
  }

  private static TableColumn<RoundReview, String> column(
      String key, double width, Function<RoundReview, String> words) {
    TableColumn<RoundReview, String> column = new TableColumn<>(Messages.text(key));
    column.setPrefWidth(width);
    column.setReorderable(false);
    column.setSortable(false); // no key sorts: the plan's order stays
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
    column.setCellFactory(_ -> new Words());
    return column;
  }

  /** A text that may be longer than its cell; all of it is in the tooltip. */
  private static final class Words extends TableCell<RoundReview, String> {
    Words() {
      getStyleClass().add("may-ellipsize");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      boolean nothing = empty || text == null || text.isEmpty();
      setText(nothing ? null : text);
      setTooltip(nothing ? null : new Tooltip(text));
    }
  }

  private static String own(List<LabelEvent> events) {
    return events.isEmpty()
        ? Messages.text("round.reveal.not-judged")
        : events.stream().map(RevealSheet::answer).collect(Collectors.joining(", "));
  }

  private static String said(List<LabelEvent> events, boolean names) {
    return events.stream()
        .map(
            event -> {
              String condition =
                  Messages.text("annotate.condition.short." + event.key().condition().id());
              return names
                  ? Messages.text(
                      "round.reveal.other", event.key().annotator(), answer(event), condition)
                  : Messages.text("round.reveal.own", answer(event), condition);
            })
        .collect(Collectors.joining(", "));
  }

  /** The emotion; for a stretch with where it begins and ends. */
  private static String answer(LabelEvent event) {
    String emotion = event.judgement().emotion().orElse("–");
    return event
        .key()
        .segment()
        .map(
            part ->
                Messages.text(
                    "round.reveal.stretch",
                    emotion,
                    String.format(Locale.ROOT, "%.2f", part.startMs() / 1000),
                    String.format(Locale.ROOT, "%.2f", part.endMs() / 1000)))
        .orElse(emotion);
  }
}
