package studio.migr.app.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Schemes.Move;
import studio.migr.runtime.emotion.EmotionScheme;

/** What becomes of the labels: from each emotion of the scheme before to one of the next. */
final class MovesPane extends VBox {
  private final SchemeDraft draft;
  private final Runnable changed;
  private final GridPane moves = new GridPane(8, 6);

  /**
   * @param changed runs after labels are sent elsewhere
   */
  MovesPane(SchemeDraft draft, Runnable changed) {
    super(8);
    this.draft = draft;
    this.changed = changed;
    ColumnConstraints former = new ColumnConstraints();
    former.setHgrow(Priority.ALWAYS);
    moves.getColumnConstraints().add(former);
    moves.setId("scheme-moves");
    ScrollPane scroll = new ScrollPane(moves);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label title = new Label(Messages.text("scheme.moves"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, scroll);
  }

  void show(List<Move> preview, EmotionScheme next) {
    moves.getChildren().clear();
    int row = 0;
    for (Move move : preview) {
      Label from = new Label(move.from());
      Label count = new Label(Messages.text("scheme.labels", move.labels()));
      count.getStyleClass().add("caption");
      count.setMinWidth(Region.USE_PREF_SIZE);
      moves.addRow(row++, from, count, target(move, next));
    }
  }

  /** There is no scheme that labels could go to. */
  void showNothing() {
    moves.getChildren().clear();
  }

  private ComboBox<String> target(Move move, EmotionScheme next) {
    String nothing = Messages.text("scheme.no-emotion");
    List<String> offers = new ArrayList<>(next.emotions());
    offers.add(nothing);
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(offers);
    box.setValue(move.to().orElse(nothing));
    box.setPrefWidth(168);
    box.setId("scheme-move-" + move.from());
    box.setAccessibleText(Messages.text("scheme.move", move.from()));
    box.setOnAction(
        _ -> {
          String to = box.getValue();
          draft.send(move.from(), to.equals(nothing) ? Optional.empty() : Optional.of(to));
          changed.run();
        });
    return box;
  }
}
