package studio.migr.app.reasoning;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * One segment of a reasoning: what it is about, who wrote it, its words, how well it fits. The
 * model's words stand in a hollow frame, a person's in a solid one.
 */
final class SegmentCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass WRITTEN = PseudoClass.getPseudoClass("written");

  /** States, not classes: with those the whole card would get its styles anew. */
  private static final Map<SegmentKind, PseudoClass> ABOUT =
      Arrays.stream(SegmentKind.values())
          .collect(
              Collectors.toMap(
                  kind -> kind, kind -> PseudoClass.getPseudoClass("about-" + kind.id())));

  private static final int CHARACTERS_A_LINE = 34;

  private final ReasoningModel model;
  private final int index;
  private final Label about = new Label();
  private final Map<Button, String> tools = new LinkedHashMap<>();
  private final Button up;
  private final Button down;
  private final Label text = new Label();
  private final Label writer = new Label();
  private final FontIcon byPerson = new FontIcon(Feather.CPU);
  private final Tooltip before = new Tooltip();
  private final Map<ReasoningPart.Rating, ToggleButton> ratings =
      new EnumMap<>(ReasoningPart.Rating.class);
  private final TextArea field = new TextArea();
  private ReasoningDraft draft;
  private ReasoningPart part;
  private boolean editing;

  SegmentCard(ReasoningModel model, Commands commands, ReasoningDraft draft, int index) {
    this.model = model;
    this.draft = draft;
    this.index = index;
    this.part = draft.parts().get(index);
    setId("reasoning-segment-" + (index + 1));
    getStyleClass().add("reasoning-segment");
    about.getStyleClass().add("segment-kind");
    about.setMinWidth(Region.USE_PREF_SIZE);
    up = tool(commands.get("reasoning.up"), Feather.ARROW_UP, () -> model.move(index, -1));
    down = tool(commands.get("reasoning.down"), Feather.ARROW_DOWN, () -> model.move(index, 1));
    tool(commands.get("reasoning.edit"), Feather.EDIT_2, this::edit);
    tool(commands.get("reasoning.remove"), Feather.TRASH_2, () -> model.remove(index));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    writer.getStyleClass().addAll("caption", "segment-writer", "may-ellipsize");
    writer.setGraphic(byPerson);
    writer.setMinWidth(0);
    writer.setTooltip(before);
    field.setWrapText(true);
    ends(field, () -> stop(true), () -> stop(false));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                leave();
              }
            });
    getChildren().addAll(head(), text, writer, ratings(commands));
    setOnMouseClicked(
        event -> {
          model.chosenProperty().set(index);
          if (event.getClickCount() == 2) {
            edit();
          }
        });
    getStyleClass().add("not-in-tab-order"); // its buttons are; the segment itself has keys
    setAccessibleHelp(Messages.text("reasoning.by-keys"));
    showKind();
    showPart();
    show(model.chosenProperty().get() == index);
  }

  /** Shows the segment that stands in the same place of another draft, which is not edited. */
  void show(ReasoningDraft next) {
    SegmentKind kind = part.kind();
    draft = next;
    part = next.parts().get(index);
    if (kind != part.kind()) {
      showKind();
    }
    showPart();
    show(model.chosenProperty().get() == index);
  }

  private void showKind() {
    String kind = kind(part.kind());
    ABOUT.forEach((each, state) -> pseudoClassStateChanged(state, each == part.kind()));
    about.setText(kind);
    about.setGraphic(glyph(part.kind()));
    tools.forEach((tool, verb) -> tool.setAccessibleText(verb + ": " + kind));
    ratings.values().forEach(choice -> choice.setAccessibleText(choice.getText() + ": " + kind));
    field.setAccessibleText(Messages.text("reasoning.words-of", kind));
  }

  private void showPart() {
    pseudoClassStateChanged(WRITTEN, part.writer().isPresent());
    up.setDisable(index == 0);
    down.setDisable(index == draft.parts().size() - 1);
    text.setText(part.text());
    showWriter();
    ratings.forEach(
        (rating, choice) -> choice.setSelected(part.rating().filter(rating::equals).isPresent()));
    setAccessibleText(kind(part.kind()) + ": " + part.text());
  }

  /** Enter keeps what was typed, with Shift it begins a line; Esc drops it. */
  static void ends(TextArea field, Runnable keep, Runnable drop) {
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            drop.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
              field.insertText(field.getCaretPosition(), "\n");
            } else {
              keep.run();
            }
            event.consume();
          }
        });
  }

  void show(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  private Node head() {
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox line = new HBox(4, about, between);
    line.getChildren().addAll(tools.keySet());
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Who wrote the words that stand here; hovering tells what stood here before. */
  private void showWriter() {
    writer.setText(part.writer().orElse(draft.model().name()));
    byPerson.setIconCode(part.writer().isEmpty() ? Feather.CPU : Feather.USER);
    before.setText(
        part.original()
            .filter(_ -> part.writer().isPresent())
            .map(original -> Messages.text("reasoning.original", draft.model().name(), original))
            .orElse(Messages.text("reasoning.writer", writer.getText())));
  }

  private Button tool(Command command, Feather icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("tool-button", "small-tool");
    CommandTooltip.on(button, command);
    tools.put(button, command.text());
    button.setOnAction(
        _ -> {
          model.chosenProperty().set(index);
          action.run();
        });
    return button;
  }

  private Node ratings(Commands commands) {
    HBox box = new HBox(4);
    for (ReasoningPart.Rating rating : ReasoningPart.Rating.values()) {
      Command command = commands.get("reasoning." + rating.id());
      ToggleButton choice = new ToggleButton(Messages.text("reasoning.rating." + rating.id()));
      choice.getStyleClass().add("small-choice");
      choice.setMaxWidth(Double.MAX_VALUE);
      CommandTooltip.on(choice, command);
      choice.setOnAction(
          _ -> {
            model.chosenProperty().set(index);
            model.rate(index, rating);
          });
      HBox.setHgrow(choice, Priority.ALWAYS);
      ratings.put(rating, choice);
      box.getChildren().add(choice);
    }
    return box;
  }

  /** Lets the words be typed anew; leaving the field keeps them, Esc does not. */
  void edit() {
    if (editing || !model.editableProperty().get()) {
      return;
    }
    editing = true;
    field.setText(part.text());
    field.setPrefRowCount(Math.max(2, part.text().length() / CHARACTERS_A_LINE + 1));
    getChildren().set(1, field);
    field.applyCss(); // only with its skin it takes letters
    field.requestFocus();
    field.end();
  }

  /** Keeps what is being typed. */
  void leave() {
    if (editing) {
      stop(true);
    }
  }

  private void stop(boolean keep) {
    editing = false;
    if (field.isFocused()) {
      getScene().getRoot().requestFocus(); // the keys are commands again
    }
    getChildren().set(1, text);
    if (keep) {
      model.rewrite(draft, index, field.getText());
    }
  }

  static String kind(SegmentKind kind) {
    return Messages.text("reasoning.kind." + kind.id().replace('_', '-'));
  }

  static Node glyph(SegmentKind kind) {
    return kind.modality()
        .<Node>map(ModalityMark::of)
        .orElseGet(
            () -> {
              FontIcon letter = new FontIcon(Feather.TYPE);
              letter.getStyleClass().add("text-mark");
              return letter;
            });
  }
}
