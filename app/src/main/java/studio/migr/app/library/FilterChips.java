package studio.migr.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** The conditions that hold now, each with a click to drop it. */
final class FilterChips extends FlowPane {
  private final LibraryModel model;

  FilterChips(LibraryModel model) {
    super(4, 4);
    this.model = model;
    setId("filter-chips");
    managedProperty().bind(visibleProperty());
    model.filterProperty().subscribe(this::show);
  }

  /** A condition in words, and the filter that is left without it. */
  private record Condition(String words, ClipFilter rest) {}

  private void show(ClipFilter filter) {
    getChildren().setAll(conditions(filter).stream().map(this::chip).toList());
    setVisible(!getChildren().isEmpty());
  }

  private static List<Condition> conditions(ClipFilter filter) {
    List<Condition> all = new ArrayList<>();
    filter.states().forEach(state -> all.add(new Condition(words(state), filter.toggled(state))));
    filter
        .emotions()
        .forEach(emotion -> all.add(new Condition(emotion, filter.toggledEmotion(emotion))));
    filter
        .dominants()
        .forEach(
            dominant ->
                all.add(
                    new Condition(
                        Messages.text("annotate.dominant." + dominant.id()),
                        filter.toggled(dominant))));
    filter
        .annotators()
        .forEach(
            name ->
                all.add(
                    new Condition(
                        Messages.text("library.filter.by", name), filter.toggledAnnotator(name))));
    filter.traits().forEach(trait -> all.add(new Condition(words(trait), filter.toggled(trait))));
    Double min = filter.minSeconds();
    Double max = filter.maxSeconds();
    if (min != null) {
      all.add(
          new Condition(
              Messages.text("library.filter.at-least", min), filter.withSeconds(null, max)));
    }
    if (max != null) {
      all.add(
          new Condition(
              Messages.text("library.filter.at-most", max), filter.withSeconds(min, null)));
    }
    return all;
  }

  static String words(Enum<?> value) {
    return Messages.text(
        "library.filter." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private Button chip(Condition condition) {
    Button chip = new Button(condition.words(), new FontIcon(Feather.X));
    chip.getStyleClass().addAll("chip", "active-chip");
    chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    chip.setMaxWidth(Region.USE_PREF_SIZE);
    chip.setAccessibleText(Messages.text("library.filter.drop", condition.words()));
    chip.setOnAction(_ -> model.filterProperty().set(condition.rest()));
    return chip;
  }
}
