package studio.migr.app.suggest;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.library.ClipHint;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.predict.Prediction;

/**
 * Above the label panel: why the clip is worth a look, and what the model says, hollow, with the
 * key that takes it over.
 */
public final class SuggestView extends VBox {
  private final AdoptionModel adoption;
  private final Label why = new Label();
  private final Label who = new Label();
  private final HBox words = new HBox(6);
  private final Label answer = new Label("", new FontIcon(Feather.CPU));
  private final Label percent = new Label();
  private final Label verdict = new Label();
  private final Tooltip facts = new Tooltip();
  private final Tooltip goesBy = new Tooltip();
  private final Label news = new Label();
  private final Button accept;

  @Inject
  SuggestView(SuggestModel model, LibraryModel library, AdoptionModel adoption, Commands commands) {
    this.adoption = adoption;
    setId("suggest");
    getStyleClass().add("suggest");
    why.setId("suggest-why");
    why.getStyleClass().add("suggest-why");
    why.setWrapText(true);
    why.setGraphic(new FontIcon(Feather.EYE));
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.managedProperty().bind(why.visibleProperty());
    who.setId("suggest-who");
    who.getStyleClass().addAll("caption", "may-ellipsize");
    words.setId("suggest-words");
    words.setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("suggest-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    answer.setId("suggest-answer");
    answer.getStyleClass().add("model-answer");
    answer.setMinWidth(Region.USE_PREF_SIZE);
    percent.setId("suggest-percent");
    percent.getStyleClass().addAll("caption", "mono");
    percent.setMinWidth(Region.USE_PREF_SIZE);
    verdict.setId("suggest-verdict");
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    verdict.managedProperty().bind(verdict.visibleProperty());
    who.setTooltip(facts);
    percent.setTooltip(facts);
    verdict.setTooltip(goesBy);
    words.getChildren().addAll(answer, percent, verdict);
    news.setId("suggest-news");
    news.getStyleClass().add("caption");
    news.setWrapText(true);
    news.setMinHeight(Region.USE_PREF_SIZE);
    news.managedProperty().bind(news.visibleProperty());
    accept = accept(commands.get("suggest.accept"));
    HBox line = new HBox(6, words, accept);
    line.setAlignment(Pos.CENTER_LEFT);
    line.visibleProperty().bind(model.stateProperty().map(SuggestState.Shown.class::isInstance));
    line.managedProperty().bind(line.visibleProperty());
    who.visibleProperty().bind(line.visibleProperty());
    who.managedProperty().bind(who.visibleProperty());
    getChildren().addAll(why, who, line, news);
    setMinHeight(Region.USE_PREF_SIZE);
    model.stateProperty().subscribe(this::show);
    adoption.adoptedProperty().subscribe(_ -> show(model.stateProperty().get()));
    library
        .selectedProperty()
        .flatMap(
            row ->
                row.<javafx.beans.value.ObservableValue<Optional<ClipHint>>>map(
                        ClipRow::hintProperty)
                    .orElse(NONE))
        .subscribe(this::showWhy);
  }

  private static final javafx.beans.value.ObservableValue<Optional<ClipHint>> NONE =
      new javafx.beans.property.SimpleObjectProperty<>(Optional.empty());

  private static Button accept(Command command) {
    Label key = new Label();
    key.textProperty().bind(command.keyText());
    key.getStyleClass().add("key-cap");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Button button = new Button(Messages.text("suggest.accept.verb"), key);
    button.setId("suggest-accept");
    button.setMinWidth(Region.USE_PREF_SIZE);
    CommandTooltip.on(button, command);
    button.setOnAction(_ -> command.run());
    button.visibleProperty().bind(command.enabled());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private void showWhy(Optional<ClipHint> hint) {
    why.setText(hint.map(ClipHint::sentence).orElse(""));
    why.setVisible(hint.isPresent());
    arrange();
  }

  private void show(SuggestState state) {
    news.setText("");
    switch (state) {
      case SuggestState.Nothing _ -> {}
      case SuggestState.Hidden _ -> news.setText(Messages.text("suggest.hidden"));
      case SuggestState.Shown(Prediction prediction, var open, boolean accepted) -> {
        Optional<String> own = adoption.insteadOf(prediction.model().id());
        String says = Messages.text("suggest.says", prediction.model().name());
        who.setText(own.isPresent() ? Messages.text("suggest.old", says) : says);
        say(prediction);
        if (accepted) {
          news.setText(Messages.text("suggest.accepted", prediction.model().name()));
        } else if (!prediction.written()) {
          news.setText(Messages.text("suggest.not-written"));
        }
        own.ifPresent(
            name ->
                news.setText(
                    (news.getText() + " " + Messages.text("suggest.old.why", name)).strip()));
      }
    }
    news.setVisible(!news.getText().isEmpty());
    arrange();
  }

  /** Without anything to say it takes no room. */
  private void arrange() {
    boolean something = why.isVisible() || who.isVisible() || news.isVisible();
    setVisible(something);
    setManaged(something);
  }

  private void say(Prediction prediction) {
    answer.setText(prediction.answer());
    percent.setText(Messages.text("suggest.percent", prediction.probability()));
    facts.setText(facts(prediction));
    verdict.setVisible(prediction.verdict().isPresent());
    prediction
        .verdict()
        .ifPresent(
            one -> {
              String by = Messages.text("annotate.dominant." + one.id());
              verdict.setGraphic(ModalityMark.of(one));
              verdict.setAccessibleText(by);
              goesBy.setText(
                  Messages.text(
                      "suggest.goes-by",
                      by,
                      prediction.audio(),
                      prediction.visual(),
                      prediction.confidence()));
            });
  }

  private static String facts(Prediction prediction) {
    String next =
        prediction
            .runnerUp()
            .map(each -> Messages.text("suggest.runner-up", each.getKey(), each.getValue()))
            .orElse("");
    return Messages.text(
            "suggest.facts", prediction.answer(), prediction.probability(), prediction.model().id())
        + next;
  }
}
