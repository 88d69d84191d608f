package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/** The conditions that clips are narrowed by, as menus and as chips, and the slices with a name. */
final class CaseChips {
  private static final int MOST_PERSONS = 60;

  private CaseChips() {}

  /** A button with a menu of everything clips can be narrowed by. */
  static MenuButton filter(ErrorsModel model, CasesModel cases) {
    MenuButton button = tool("errors-filter", Feather.FILTER, "errors.filter");
    button.setOnShowing(_ -> fill(button, model, cases.tableProperty().get()));
    button.getItems().add(new MenuItem()); // else it does not open
    return button;
  }

  private static MenuButton tool(String id, Feather icon, String key) {
    MenuButton button = new MenuButton(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("tool-button", "no-arrow");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(Messages.text(key));
    button.setTooltip(new Tooltip(Messages.text(key)));
    return button;
  }

  private static void fill(MenuButton button, ErrorsModel model, CaseTable table) {
    Set<Integer> units =
        table.cases().stream()
            .flatMap(each -> each.active().stream())
            .map(ActionUnit::number)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    button
        .getItems()
        .setAll(
            menu(
                model,
                "errors.filter.labels",
                table.scheme(),
                each -> each,
                CaseFilter::labels,
                CaseFilter::toggledLabel),
            menu(
                model,
                "errors.filter.dominants",
                List.of(DominantModality.values()),
                CaseChips::words,
                CaseFilter::dominants,
                CaseFilter::toggledDominant),
            menu(
                model,
                "errors.filter.importance",
                List.of(DominantModality.values()),
                CaseChips::words,
                CaseFilter::importance,
                CaseFilter::toggledImportance),
            menu(
                model,
                "errors.filter.concord",
                List.of(Concord.values()),
                CaseChips::words,
                CaseFilter::concord,
                CaseFilter::toggled),
            menu(
                model,
                "errors.filter.kinds",
                List.of(ErrorKind.values()),
                each -> Messages.text("errors.kind." + each.id()),
                CaseFilter::kinds,
                CaseFilter::toggled),
            menu(
                model,
                "errors.filter.units",
                units,
                each -> new ActionUnit(each).code(),
                CaseFilter::units,
                CaseFilter::toggledUnit),
            menu(
                model,
                "errors.filter.persons",
                table.persons().stream().limit(MOST_PERSONS).toList(),
                each -> each,
                CaseFilter::persons,
                CaseFilter::toggledPerson),
            menu(
                model,
                "errors.filter.conditions",
                List.of(Condition.BOTH, Condition.AUDIO, Condition.VISUAL),
                CaseChips::words,
                CaseFilter::judgedUnder,
                CaseFilter::toggled),
            menu(
                model,
                "errors.filter.outcomes",
                table.models().stream()
                    .flatMap(
                        each ->
                            Stream.of(
                                new Outcome(each.key(), false), new Outcome(each.key(), true)))
                    .toList(),
                each -> words(each, table),
                CaseFilter::outcomes,
                CaseFilter::toggled));
  }

  private static <T> Menu menu(
      ErrorsModel model,
      String key,
      Collection<T> values,
      Function<T, String> words,
      Function<CaseFilter, Set<T>> chosen,
      BiFunction<CaseFilter, T, CaseFilter> toggled) {
    Menu menu = new Menu(Messages.text(key));
    menu.setDisable(values.isEmpty());
    for (T value : values) {
      CheckMenuItem item = new CheckMenuItem(words.apply(value));
      item.setMnemonicParsing(false);
      item.setSelected(chosen.apply(model.filterProperty().get()).contains(value));
      item.setOnAction(
          _ -> model.filterProperty().set(toggled.apply(model.filterProperty().get(), value)));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static String words(DominantModality dominant) {
    return Messages.text("annotate.dominant." + dominant.id());
  }

  private static String words(Condition condition) {
    return Messages.text(
        "errors.filter.judged", Messages.text("annotate.condition.short." + condition.id()));
  }

  private static String words(Outcome outcome, CaseTable table) {
    String name =
        table.models().stream()
            .filter(each -> each.key().equals(outcome.model()))
            .map(Source.Model::name)
            .findFirst()
            .orElse(outcome.model());
    return Messages.text(outcome.right() ? "errors.filter.right" : "errors.filter.wrong", name);
  }

  private static String words(Concord concord) {
    return Messages.text(
        switch (concord) {
          case AGREE -> "errors.concord.agree";
          case DIFFER -> "errors.concord.differ";
          case OPEN -> "errors.concord.open";
        });
  }

  /** The conditions that hold, each with a press to drop it. */
  static List<Node> holding(ErrorsModel model, CaseTable table, CaseFilter filter) {
    List<Node> chips = new ArrayList<>();
    filter.labels().forEach(each -> chips.add(chip(model, each, filter.toggledLabel(each))));
    filter
        .dominants()
        .forEach(
            each ->
                chips.add(
                    chip(
                        model,
                        Messages.text("errors.filter.dominant", words(each)),
                        filter.toggledDominant(each))));
    filter
        .importance()
        .forEach(
            each ->
                chips.add(
                    chip(
                        model,
                        Messages.text("errors.filter.verdict", words(each)),
                        filter.toggledImportance(each))));
    filter.concord().forEach(each -> chips.add(chip(model, words(each), filter.toggled(each))));
    filter
        .kinds()
        .forEach(
            each ->
                chips.add(
                    chip(model, Messages.text("errors.kind." + each.id()), filter.toggled(each))));
    filter
        .units()
        .forEach(
            each -> chips.add(chip(model, new ActionUnit(each).code(), filter.toggledUnit(each))));
    filter.persons().forEach(each -> chips.add(chip(model, each, filter.toggledPerson(each))));
    filter.judgedUnder().forEach(each -> chips.add(chip(model, words(each), filter.toggled(each))));
    filter
        .outcomes()
        .forEach(each -> chips.add(chip(model, words(each, table), filter.toggled(each))));
    return chips;
  }

  private static Button chip(ErrorsModel model, String words, CaseFilter without) {
    Button chip = new Button(words, new FontIcon(Feather.X));
    chip.setMnemonicParsing(false);
    chip.getStyleClass().addAll("chip", "active-chip");
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.setMaxWidth(Region.USE_PREF_SIZE);
    chip.setAccessibleText(Messages.text("library.filter.drop", words));
    chip.setOnAction(_ -> model.filterProperty().set(without));
    return chip;
  }

  /** A button with a menu of the slices, and to keep what is looked at as one. */
  static MenuButton slices(ErrorsModel model, SlicesModel slices) {
    MenuButton button = tool("errors-slices", Feather.BOOKMARK, "errors.slices");
    button.getItems().add(new MenuItem());
    button.setOnShowing(
        _ -> {
          MenuItem save = new MenuItem(Messages.text("errors.slices.save"));
          save.setOnAction(_ -> ask(button, model, slices));
          button.getItems().setAll(save, new SeparatorMenuItem());
          for (Slice slice : slices.slicesProperty().get().slices()) {
            Menu kept = new Menu(slice.name());
            kept.setMnemonicParsing(false);
            MenuItem look = new MenuItem(Messages.text("errors.slices.look"));
            look.setOnAction(_ -> model.show(slice));
            MenuItem forget = new MenuItem(Messages.text("errors.slices.forget", slice.name()));
            forget.setMnemonicParsing(false);
            forget.setOnAction(_ -> slices.forget(slice.name()));
            kept.getItems().addAll(look, forget);
            button.getItems().add(kept);
          }
        });
    return button;
  }

  private static void ask(Node owner, ErrorsModel model, SlicesModel slices) {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(owner.getScene().getWindow());
    dialog.setTitle(Messages.text("errors.slices.save"));
    dialog.setHeaderText(null);
    dialog.setContentText(Messages.text("errors.slices.name"));
    dialog.showAndWait().flatMap(model::slice).ifPresent(slices::keep);
  }
}
