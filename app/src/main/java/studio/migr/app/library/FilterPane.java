package studio.migr.app.library;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;
import studio.migr.runtime.emotion.DominantModality;

/** Everything clips can be filtered by, and the filters that were saved. */
final class FilterPane extends VBox {
  private static final String SETTINGS = "filters";

  private final LibraryModel model;
  private final Settings settings;
  private final VBox saved = new VBox(2);

  /** As the project is now: which emotions, which annotators. */
  FilterPane(LibraryModel model, Settings settings) {
    super(10);
    this.model = model;
    this.settings = settings;
    setId("filter-pane");
    getStyleClass().add("filter-pane");
    setPrefWidth(360);
    getChildren()
        .addAll(
            section(
                "library.filter.state",
                chips(
                    List.of(ClipFilter.State.values()),
                    FilterChips::words,
                    ClipFilter::states,
                    state -> filter -> filter.toggled(state))),
            section(
                "library.filter.emotion",
                chips(
                    model.emotions(),
                    emotion -> emotion,
                    ClipFilter::emotions,
                    emotion -> filter -> filter.toggledEmotion(emotion))),
            section(
                "library.filter.dominant",
                chips(
                    List.of(DominantModality.values()),
                    dominant -> Messages.text("annotate.dominant." + dominant.id()),
                    ClipFilter::dominants,
                    dominant -> filter -> filter.toggled(dominant))));
    if (!model.annotators().isEmpty()) {
      getChildren()
          .add(
              section(
                  "library.filter.annotator",
                  chips(
                      model.annotators(),
                      name -> name,
                      ClipFilter::annotators,
                      name -> filter -> filter.toggledAnnotator(name))));
    }
    getChildren()
        .addAll(
            section(
                "library.filter.trait",
                chips(
                    List.of(ClipFilter.Trait.values()),
                    FilterChips::words,
                    ClipFilter::traits,
                    trait -> filter -> filter.toggled(trait))),
            section("library.filter.length", length()),
            section("library.filter.saved", savedFilters()));
  }

  private static VBox section(String titleKey, Node content) {
    Label title = new Label(Messages.text(titleKey));
    title.getStyleClass().add("section-title");
    return new VBox(4, title, content);
  }

  private <T> FlowPane chips(
      Collection<T> values,
      Function<T, String> words,
      Function<ClipFilter, Set<T>> chosen,
      Function<T, UnaryOperator<ClipFilter>> toggle) {
    FlowPane flow = new FlowPane(4, 4);
    for (T value : values) {
      ToggleButton chip = new ToggleButton(words.apply(value));
      chip.getStyleClass().add("chip");
      chip.setOnAction(_ -> change(toggle.apply(value)));
      model
          .filterProperty()
          .subscribe(filter -> chip.setSelected(chosen.apply(filter).contains(value)));
      flow.getChildren().add(chip);
    }
    return flow;
  }

  private void change(UnaryOperator<ClipFilter> how) {
    model.filterProperty().set(how.apply(model.filterProperty().get()));
  }

  private HBox length() {
    TextField from = seconds("filter-from", model.filterProperty().get().minSeconds());
    TextField to = seconds("filter-to", model.filterProperty().get().maxSeconds());
    from.textProperty().subscribe(_ -> setLength(from, to));
    to.textProperty().subscribe(_ -> setLength(from, to));
    from.setAccessibleText(Messages.text("library.filter.from"));
    to.setAccessibleText(Messages.text("library.filter.to"));
    Label unit = new Label(Messages.text("library.filter.seconds"));
    unit.getStyleClass().add("caption");
    HBox box = new HBox(6, from, new Label("–"), to, unit);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static TextField seconds(String id, @Nullable Double value) {
    TextField field = new TextField(value == null ? "" : String.valueOf(value));
    field.setId(id);
    field.setPrefColumnCount(5);
    return field;
  }

  private void setLength(TextField from, TextField to) {
    change(filter -> filter.withSeconds(number(from), number(to)));
  }

  /** Null while there is no number: no condition. Marks the field where there is something else. */
  private static @Nullable Double number(TextField field) {
    String text = field.getText().strip().replace(',', '.');
    @Nullable Double value = null;
    boolean wrong = false;
    if (!text.isEmpty()) {
      try {
        value = Double.valueOf(text);
        wrong = !(value >= 0) || value.isInfinite();
      } catch (NumberFormatException e) {
        wrong = true;
      }
    }
    field.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, wrong);
    return wrong ? null : value;
  }

  private VBox savedFilters() {
    TextField name = new TextField();
    name.setId("filter-name");
    name.setPromptText(Messages.text("library.filter.name"));
    name.setAccessibleText(Messages.text("library.filter.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button save = new Button(Messages.text("library.filter.save"));
    save.setId("filter-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.disableProperty().bind(name.textProperty().map(String::isBlank));
    Runnable action =
        () -> {
          if (!name.getText().isBlank()) {
            remember(load().with(name.getText(), model.filterProperty().get()));
            name.clear();
          }
        };
    save.setOnAction(_ -> action.run());
    name.setOnAction(_ -> action.run());
    showSaved();
    return new VBox(6, saved, new HBox(6, name, save));
  }

  private SavedFilters load() {
    return settings.load(SETTINGS, SavedFilters.NONE);
  }

  private void remember(SavedFilters filters) {
    settings.save(SETTINGS, filters);
    showSaved();
  }

  private void showSaved() {
    saved.getChildren().setAll(load().filters().stream().map(this::line).toList());
  }

  private HBox line(SavedFilters.Named named) {
    Hyperlink use = new Hyperlink(named.name());
    use.setMinWidth(0);
    use.setOnAction(_ -> model.filterProperty().set(Objects.requireNonNull(named.filter())));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button drop = new Button(null, new FontIcon(Feather.TRASH_2));
    drop.getStyleClass().add("tool-button");
    drop.setAccessibleText(Messages.text("library.filter.forget", named.name()));
    drop.setOnAction(_ -> remember(load().without(named.name())));
    HBox line = new HBox(4, use, gap, drop);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
