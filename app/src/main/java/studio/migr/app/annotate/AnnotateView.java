package studio.migr.app.annotate;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.library.EmotionMark;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The label panel: what is judged, the two questions, how sure, a note, and the clip's other
 * labels.
 */
public final class AnnotateView extends VBox {
  private static final List<Double> CONFIDENCES = List.of(0.25, 0.5, 0.75, 1.0);

  /** Characters for which half of the narrowest panel has room beside key and shape. */
  private static final int SHORT_NAME = 8;

  private final AnnotateModel model;
  private final Commands commands;
  private final Label target = new Label();
  private final Label condition = new Label();
  private final TextArea note = new TextArea();
  private final VBox ofClip = new VBox();
  private final GridPane emotions = grid("emotions");
  private Subscription choices = Subscription.EMPTY;
  private final VBox sections = new VBox();

  @Inject
  AnnotateView(AnnotateModel model, Commands commands) {
    this.model = model;
    this.commands = commands;
    setId("annotate");
    getStyleClass().add("annotate");
    VBox questions =
        new VBox(
            targetBox(),
            section("annotate.emotion", emotions),
            section("annotate.dominant", dominants()),
            section("annotate.confidence", confidences()),
            section("annotate.note", noteField()),
            section("annotate.of-clip", ofClip));
    questions.getStyleClass().add("annotate-questions");
    sections.getChildren().add(questions);
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, actions());
    model.editableProperty().subscribe(editable -> questions.setDisable(!editable));
    model.targetProperty().subscribe(this::showTarget);
    model.schemeProperty().subscribe(this::showEmotions);
    model.ofClip().subscribe(this::showLabels);
    showLabels();
  }

  /** Places what is about the same clip below the questions. */
  public void addBelow(Node section) {
    sections.getChildren().add(section);
  }

  private static VBox section(String titleKey, Node content) {
    Label title = new Label(Messages.text(titleKey));
    title.getStyleClass().add("section-title");
    title.setLabelFor(content);
    VBox box = new VBox(title, content);
    box.getStyleClass().add("annotate-section");
    return box;
  }

  private Node targetBox() {
    target.getStyleClass().add("annotate-target");
    condition.getStyleClass().add("caption");
    condition.setWrapText(true);
    return new VBox(2, target, condition);
  }

  private void showEmotions(EmotionScheme scheme) {
    choices.unsubscribe();
    choices = Subscription.EMPTY;
    emotions.getChildren().clear();
    boolean narrow = scheme.emotions().stream().allMatch(name -> name.length() <= SHORT_NAME);
    int columns = narrow ? 2 : 1;
    int i = 0;
    for (Emotion emotion : scheme.choices()) {
      String name = emotion.name();
      ChoiceButton choice =
          emotion
              .key()
              .map(
                  key ->
                      new ChoiceButton(
                          name, commands.get(AnnotateCommands.idFor(key)), EmotionMark.of(emotion)))
              .orElseGet(() -> new ChoiceButton(name, () -> model.chooseEmotion(name)));
      choice.getStyleClass().add("choice");
      choice.setId("emotion-" + name);
      choices =
          choices.and(
              model
                  .judgementProperty()
                  .subscribe(
                      label -> choice.setSelected(label.emotion().equals(Optional.of(name)))));
      emotions.add(choice, i % columns, i / columns, 3 - columns, 1);
      i++;
    }
  }

  private GridPane dominants() {
    GridPane grid = grid("dominants");
    int i = 0;
    for (DominantModality dominant : DominantModality.values()) {
      ChoiceButton choice =
          new ChoiceButton(
              Messages.text("annotate.dominant." + dominant.id()),
              commands.get("annotate.dominant-" + dominant.id()),
              ModalityMark.of(dominant));
      choice.setId("dominant-" + dominant.id());
      choice.getStyleClass().add("dominant-" + dominant.id());
      model
          .judgementProperty()
          .subscribe(label -> choice.setSelected(label.dominant().equals(Optional.of(dominant))));
      grid.add(choice, i % 2, i / 2);
      i++;
    }
    return grid;
  }

  private HBox confidences() {
    HBox box = new HBox(4);
    for (double confidence : CONFIDENCES) {
      OptionalDouble value = OptionalDouble.of(confidence);
      String percent = Messages.text("annotate.percent", confidence);
      ChoiceButton choice =
          new ChoiceButton(
              percent,
              () -> {
                boolean again = model.judgementProperty().get().confidence().equals(value);
                model.chooseConfidence(again ? OptionalDouble.empty() : value);
              });
      choice.getStyleClass().add("small-choice");
      HBox.setHgrow(choice, Priority.ALWAYS);
      choice.setAccessibleText(Messages.text("annotate.confidence") + " " + percent);
      model
          .judgementProperty()
          .subscribe(label -> choice.setSelected(label.confidence().equals(value)));
      box.getChildren().add(choice);
    }
    return box;
  }

  private TextArea noteField() {
    note.setId("note");
    note.setPrefRowCount(2);
    note.setWrapText(true);
    note.setPromptText(Messages.text("annotate.note.prompt"));
    note.setAccessibleText(Messages.text("annotate.note"));
    model
        .judgementProperty()
        .subscribe(
            label -> {
              if (!note.isFocused()) {
                note.setText(label.note().orElse(""));
              }
            });
    note.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                model.note(note.getText());
              }
            });
    return note;
  }

  private Node actions() {
    Button undo = toolButton("annotate.undo", Feather.CORNER_UP_LEFT);
    Button redo = toolButton("annotate.redo", Feather.CORNER_UP_RIGHT);
    Command done = commands.get("library.done");
    Button next = new Button(done.text());
    next.setId("done");
    next.getStyleClass().add("accent");
    CommandTooltip.on(next, done);
    next.setOnAction(_ -> done.run());
    next.disableProperty().bind(model.targetProperty().map(Optional::isEmpty));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox box = new HBox(4, undo, redo, gap, next);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("annotate-actions");
    return box;
  }

  private Button toolButton(String commandId, Feather icon) {
    Command command = commands.get(commandId);
    Button button = new Button(null, new FontIcon(icon));
    button.setId(commandId.replace('.', '-'));
    button.getStyleClass().add("tool-button");
    button.setAccessibleText(command.text());
    CommandTooltip.on(button, command);
    button.setOnAction(_ -> command.run());
    command.enabled().subscribe(() -> button.setDisable(!command.enabled().get()));
    button.setDisable(!command.enabled().get());
    return button;
  }

  private static GridPane grid(String id) {
    GridPane grid = new GridPane(4, 4);
    grid.setId(id);
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    grid.getColumnConstraints().addAll(half, half);
    return grid;
  }

  private void showTarget(Optional<LabelKey> key) {
    String part =
        key.flatMap(LabelKey::segment)
            .map(AnnotateView::words)
            .orElse(Messages.text("annotate.whole-clip"));
    boolean gold = key.map(LabelKey::isGold).orElse(false);
    target.setText(gold ? Messages.text("annotate.gold", part) : part);
    condition.setText(
        Messages.text(
            "annotate.condition." + key.map(LabelKey::condition).orElse(Condition.BOTH).id()));
  }

  private void showLabels() {
    ofClip.getChildren().setAll(model.ofClip().stream().map(AnnotateView::line).toList());
    if (ofClip.getChildren().isEmpty()) {
      Label none = new Label(Messages.text("annotate.of-clip.none"));
      none.getStyleClass().add("caption");
      none.setWrapText(true);
      ofClip.getChildren().add(none);
    }
  }

  private static Node line(LabelEvent event) {
    Judgement label = event.judgement();
    Label what = new Label(label.emotion().orElse("–"));
    HBox row = new HBox(8, what);
    label.dominant().ifPresent(dominant -> row.getChildren().add(ModalityMark.of(dominant)));
    Label where =
        new Label(
            event
                    .key()
                    .segment()
                    .map(AnnotateView::words)
                    .orElse(Messages.text("annotate.whole-clip"))
                + " · "
                + Messages.text("annotate.condition.short." + event.key().condition().id()));
    where.getStyleClass().add("caption");
    where.setWrapText(true);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox line = new VBox(row, where);
    line.getStyleClass().add("label-line");
    return line;
  }

  private static String words(Segment segment) {
    return Messages.text(
        "annotate.segment",
        "%.3f".formatted(segment.startMs() / 1000),
        "%.3f".formatted(segment.endMs() / 1000));
  }
}
