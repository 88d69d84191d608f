package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** What is asked before something in a round is opened again, or a round ends. */
@Singleton
final class RoundSheets {
  private final RoundModel model;
  private final Overlay overlay;

  @Inject
  RoundSheets(RoundModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  /** Asks why the chosen entry is opened again, and opens it. */
  void askReason() {
    TextField reason = new TextField();
    reason.setId("round-reason");
    reason.setPromptText(Messages.text("round.reason"));
    reason.setAccessibleText(Messages.text("round.reason"));
    Button verb =
        verb("round-reopen-verb", "round.reopen.verb", () -> model.reopen(reason.getText()));
    verb.disableProperty().bind(reason.textProperty().map(String::isBlank));
    show("round-reopen-card", Messages.text("round.reopen.title"), reason, reason, verb);
  }

  /** Says what would stay without a judgement, and ends the round for everybody. */
  void askEnd() {
    String left =
        model.progress().stream()
            .filter(line -> line.done() < line.total())
            .collect(
                Collectors.groupingBy(
                    RoundModel.Progress::annotator,
                    java.util.LinkedHashMap::new,
                    Collectors.summingInt(line -> line.total() - line.done())))
            .entrySet()
            .stream()
            .map(each -> Messages.text("round.end.left", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    Label sentence =
        new Label(
            left.isEmpty()
                ? Messages.text("round.end.all-done")
                : Messages.text("round.end.some-left", left));
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    Button verb = verb("round-end-verb", "round.end.verb", model::close);
    String name = model.roundProperty().get().map(round -> round.plan().name()).orElse("");
    show("round-end-card", Messages.text("round.end.title", name), verb, sentence, verb);
  }

  private Button verb(String id, String key, Runnable action) {
    Button verb = new Button(Messages.text(key));
    verb.setId(id);
    verb.getStyleClass().add("accent");
    verb.setMinWidth(Region.USE_PREF_SIZE);
    verb.setDefaultButton(true);
    verb.setOnAction(
        _ -> {
          action.run();
          overlay.hide();
        });
    return verb;
  }

  private void show(String id, String title, Node first, Node content, Button verb) {
    HBox foot = new HBox(verb);
    foot.setAlignment(Pos.CENTER_RIGHT);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    OverlayCard card =
        new OverlayCard(title, 480, Region.USE_PREF_SIZE, content, foot).startingAt(first);
    card.setId(id);
    overlay.open(card);
  }
}
