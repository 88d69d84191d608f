package studio.migr.app.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionGlyph;
import studio.migr.runtime.emotion.EmotionScheme;

/** The emotions of a draft: their order, and name, key, colour and shape of the chosen one. */
final class EmotionsPane extends VBox {
  private static final String NO_KEY = "–";

  private final SchemeDraft draft;
  private final Runnable changed;
  private final ListView<Emotion> list = new ListView<>();
  private final TextField name = new TextField();
  private final ComboBox<String> key = new ComboBox<>();
  private final ComboBox<Integer> colour;
  private final ComboBox<EmotionGlyph> glyph;
  private final Label problem = new Label();
  private final List<Runnable> shown = new ArrayList<>();
  private boolean showing;
  private boolean nameRefused;

  /**
   * @param changed runs after each change of the draft
   */
  EmotionsPane(SchemeDraft draft, Runnable changed) {
    super(8);
    this.draft = draft;
    this.changed = changed;
    list.setId("scheme-emotions");
    list.setAccessibleText(Messages.text("scheme.emotions"));
    list.setCellFactory(_ -> new EmotionCell());
    list.setFixedCellSize(32);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel().selectedIndexProperty().subscribe(_ -> showFields());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::hear);
    name.setId("scheme-emotion");
    name.textProperty().subscribe(this::rename);
    key.setId("scheme-key");
    key.getItems().add(NO_KEY);
    EmotionScheme.KEYS.chars().forEach(c -> key.getItems().add(String.valueOf((char) c)));
    key.valueProperty().subscribe(this::giveKey);
    colour =
        look(
            "scheme-colour",
            IntStream.rangeClosed(1, Emotion.COLOURS).boxed().toList(),
            value -> Messages.text("scheme.colour." + value),
            Emotion::withColour,
            (at, value) -> draft.colour(at, value).map(EmotionsPane::swapped));
    glyph =
        look(
            "scheme-glyph",
            List.of(EmotionGlyph.values()),
            value -> Messages.text("scheme.glyph." + value.id()),
            Emotion::withGlyph,
            (at, value) -> draft.glyph(at, value).map(EmotionsPane::swapped));
    problem.setId("scheme-conflict");
    problem.getStyleClass().add("caption");
    problem.setWrapText(true);
    problem.setMinHeight(32);
    setMinWidth(420);
    setPrefWidth(420);
    Label title = new Label(Messages.text("scheme.emotions"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, list, fields(), problem, buttons());
  }

  /** What has the keyboard first. */
  Node first() {
    return list;
  }

  private GridPane fields() {
    GridPane fields = new GridPane(8, 8);
    fields.addRow(0, label("scheme.emotion", name), name, label("scheme.key", key), key);
    fields.addRow(1, label("scheme.colour", colour), colour, label("scheme.glyph", glyph), glyph);
    GridPane.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    List.of(key, colour, glyph).forEach(box -> box.setMaxWidth(Double.MAX_VALUE));
    return fields;
  }

  private static Label label(String messageKey, Region field) {
    Label label = new Label(Messages.text(messageKey));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setAccessibleText(Messages.text(messageKey));
    return label;
  }

  private <T> ComboBox<T> look(
      String id,
      List<T> values,
      Function<T, String> words,
      BiFunction<Emotion, T, Emotion> looking,
      BiFunction<Integer, T, Optional<String>> change) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    Function<T, Optional<Emotion>> asIt =
        value -> chosen().map(at -> looking.apply(draft.emotions().get(at), value));
    box.setCellFactory(_ -> new LookCell<>(words, asIt));
    // A new one each time: it shows the other half of the look, too.
    shown.add(() -> box.setButtonCell(new LookCell<>(words, asIt)));
    box.setOnAction(_ -> give(box.getValue(), change));
    return box;
  }

  /** Changes the chosen emotion; what that did to another one is said in a sentence. */
  private <T> void give(@Nullable T value, BiFunction<Integer, T, Optional<String>> change) {
    Optional<Integer> at = chosen();
    if (!showing && at.isPresent() && value != null) {
      Optional<String> sentence = change.apply(at.get(), value);
      show(at.get());
      problem.setText(sentence.orElse(""));
    }
  }

  private static String swapped(String other) {
    return Messages.text("scheme.swapped", other);
  }

  private FlowPane buttons() {
    return new FlowPane(
        8,
        8,
        button("scheme.add", this::add),
        button("scheme.remove", this::remove),
        button("scheme.up", () -> move(-1)),
        button("scheme.down", () -> move(1)));
  }

  private static Button button(String id, Runnable action) {
    Button button = new Button(Messages.text(id));
    button.setId(id.replace('.', '-'));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void hear(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      remove();
      event.consume();
    } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      move(-1);
      event.consume();
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      move(1);
      event.consume();
    }
  }

  private Optional<Integer> chosen() {
    int at = list.getSelectionModel().getSelectedIndex();
    return at < 0 || at >= draft.emotions().size() ? Optional.empty() : Optional.of(at);
  }

  private void add() {
    draft.add(Messages.text("scheme.new"));
    show(draft.emotions().size() - 1);
    name.requestFocus();
    name.selectAll();
  }

  private void remove() {
    chosen()
        .ifPresent(
            at -> {
              draft.remove(at);
              show(Math.min(at, draft.emotions().size() - 1));
            });
  }

  private void move(int steps) {
    chosen().ifPresent(at -> show(draft.move(at, steps)));
  }

  private void rename(String text) {
    Optional<Integer> at = chosen();
    if (!showing && at.isPresent()) {
      nameRefused = !draft.rename(at.get(), text);
      showList(at.get());
      problem.setText(nameRefused ? Messages.text("scheme.no-name", text.strip()) : "");
      changed.run();
    }
  }

  private void giveKey(@Nullable String text) {
    give(
        text,
        (at, wanted) ->
            draft
                .key(at, wanted.equals(NO_KEY) ? Optional.empty() : Optional.of(wanted.charAt(0)))
                .map(loser -> Messages.text("scheme.key-taken", wanted, loser)));
  }

  /** Whether what is typed is no name; the draft still has the former one. */
  boolean isNameRefused() {
    return nameRefused;
  }

  /** Shows the draft as it is now, with the emotion at {@code at} chosen. */
  void show(int at) {
    nameRefused = false;
    problem.setText("");
    showList(at);
    showFields();
    changed.run();
  }

  private void showList(int at) {
    showing = true;
    list.getItems().setAll(draft.emotions());
    list.getSelectionModel().clearAndSelect(at);
    showing = false;
  }

  private void showFields() {
    if (!showing) {
      showing = true;
      chosen().map(at -> draft.emotions().get(at)).ifPresent(this::fill);
      showing = false;
    }
  }

  private void fill(Emotion emotion) {
    name.setText(emotion.name());
    key.setValue(emotion.key().map(String::valueOf).orElse(NO_KEY));
    colour.setValue(emotion.colour());
    glyph.setValue(emotion.glyph());
    shown.forEach(Runnable::run);
  }
}
