package studio.migr.app.engine;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;

/**
 * A question to the model about the clip at hand, and what it writes: in a hollow, hatched frame,
 * so that nobody takes it for a label. There as long as the engine has something to say.
 */
public final class AskView extends VBox {
  private final EngineModel engine;
  private final AskModel model;
  private final Label given = new Label();
  private final Label news = new Label();
  private final Label reasoning = new Label();
  private final Label answer = new Label();
  private final VBox written = new VBox(6);

  @Inject
  AskView(EngineModel engine, AskModel model, Commands commands) {
    this.engine = engine;
    this.model = model;
    setId("ask");
    getStyleClass().add("ask");
    TextArea question = new TextArea();
    question.setId("ask-question");
    question.setAccessibleText(Messages.text("engine.question"));
    question.setPromptText(Messages.text("engine.question"));
    question.setWrapText(true);
    question.setPrefRowCount(2);
    question.setMinHeight(Region.USE_PREF_SIZE);
    question.textProperty().bindBidirectional(model.questionProperty());
    Button ask = new CommandTextButton(commands.get("engine.ask"));
    ask.getStyleClass().add("accent");
    FlowPane buttons = new FlowPane(8, 4, ask, new CommandTextButton(commands.get("engine.stop")));
    VBox line = new VBox(8, question, buttons);
    given.getStyleClass().add("caption");
    given.setWrapText(true);
    given.setMinHeight(Region.USE_PREF_SIZE);
    news.setId("ask-news");
    news.getStyleClass().add("caption");
    news.setWrapText(true);
    news.setMinHeight(Region.USE_PREF_SIZE);
    news.managedProperty().bind(news.visibleProperty());
    reasoning.setId("ask-reasoning");
    reasoning.setWrapText(true);
    reasoning.setMinHeight(Region.USE_PREF_SIZE);
    reasoning.managedProperty().bind(reasoning.visibleProperty());
    answer.setId("ask-answer");
    answer.getStyleClass().add("model-answer");
    answer.setGraphic(new FontIcon(Feather.CPU));
    answer.setMinHeight(Region.USE_PREF_SIZE);
    answer.managedProperty().bind(answer.visibleProperty());
    Label says = new Label(Messages.text("engine.says"));
    says.getStyleClass().add("caption");
    written.setId("ask-written");
    written.getStyleClass().add("model-words");
    written.getChildren().addAll(says, reasoning, answer);
    ScrollPane scroll = new ScrollPane(written);
    scroll.getStyleClass().add("model-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(48);
    scroll.setPrefHeight(140);
    scroll.visibleProperty().bind(model.answerProperty().isNotEmpty());
    scroll.managedProperty().bind(scroll.visibleProperty());
    CommandTextButton explain = new CommandTextButton(commands.get("explain.toggle"));
    explain.setText(Messages.text("engine.ask.why")); // the command's own words are wider than here
    explain.setMinWidth(Region.USE_PREF_SIZE);
    explain.visibleProperty().bind(model.trailProperty().map(Optional::isPresent));
    explain.managedProperty().bind(explain.visibleProperty());
    news.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(news, Priority.ALWAYS);
    HBox below = new HBox(8, news, explain);
    below.setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(Messages.text("engine.ask.title"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, given, line, below, scroll);
    engine.stateProperty().subscribe(_ -> show());
    engine.mishapProperty().subscribe(_ -> show());
    model.stateProperty().subscribe(_ -> show());
    model.answerProperty().subscribe(text -> show(text));
    model.givenProperty().subscribe(text -> given.setText(text));
  }

  private void show() {
    String mishap = engine.mishapProperty().get().orElse("");
    String now = words(model.stateProperty().get());
    String state = engine.stateProperty().get().loaded().isPresent() ? "" : engineWords();
    String all = String.join(" ", mishap, now, state).strip().replaceAll(" +", " ");
    news.setText(all);
    news.setVisible(!all.isEmpty());
  }

  private String engineWords() {
    return EngineWords.sentence(engine.stateProperty().get());
  }

  private static String words(AskState state) {
    return switch (state) {
      case AskState.Idle _ -> "";
      case AskState.Looking _ -> Messages.text("engine.ask.looking");
      case AskState.Writing _ -> Messages.text("engine.ask.writing");
      case AskState.Answered(int tokens, double first, double total, boolean complete) ->
          Messages.text(
              complete ? "engine.ask.answered" : "engine.ask.cut",
              tokens,
              first / 1000,
              total / 1000);
      case AskState.Stopped _ -> Messages.text("engine.ask.stopped");
      case AskState.Failed(String sentence) -> sentence;
    };
  }

  /** The reasoning and the answer apart, as soon as the tags say which is which. */
  private void show(String text) {
    Reasoning parsed = ReasoningParser.parse(text);
    Optional<String> said = parsed.answer().filter(word -> !word.isBlank());
    String thoughts = parsed.reasoningText();
    reasoning.setText(thoughts.isBlank() && said.isEmpty() ? text : thoughts);
    reasoning.setVisible(!reasoning.getText().isBlank());
    answer.setText(said.map(word -> Messages.text("engine.answer", word.strip())).orElse(""));
    answer.setVisible(said.isPresent());
  }
}
