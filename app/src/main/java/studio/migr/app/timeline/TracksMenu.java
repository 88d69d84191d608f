package studio.migr.app.timeline;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.segment.MarkModel;
import studio.migr.app.segment.SegmentModel;

/** Which tracks are shown, and what else holds for all of them. */
final class TracksMenu extends MenuButton {
  private static final int LONGEST_WORDS = 36; // letters
  private static final int LONGEST_REACTION_MS = 2000;
  private static final int REACTION_STEP_MS = 10;

  private final TimelineModel timeline;
  private final TrackModel tracks;
  private final SegmentModel segments;
  private final MarkModel marks;
  private final ComparisonModel comparison;

  @Inject
  TracksMenu(
      TimelineModel timeline,
      TrackModel tracks,
      SegmentModel segments,
      MarkModel marks,
      ComparisonModel comparison,
      TimelineCommands commands) {
    this.timeline = timeline;
    this.tracks = tracks;
    this.segments = segments;
    this.marks = marks;
    this.comparison = comparison;
    setId("timeline-tracks");
    setPopupSide(Side.TOP); // below it the window ends
    setGraphic(new FontIcon(Feather.LAYERS));
    getStyleClass().addAll("tool-button", "no-arrow");
    CommandTooltip.on(this, commands.tracksMenu);
    setAccessibleText(commands.tracksMenu.text());
    commands.tracksMenu.enabled().subscribe(on -> setDisable(!on));
    commands.onOpenMenu(this::show);
    getItems().add(new MenuItem()); // a menu without any does not open
    setOnShowing(_ -> fill());
    setOnShown(_ -> keepInWindow());
  }

  /** A screen may be larger than the window, but what belongs to the window stays over it. */
  private void keepInWindow() {
    ContextMenu menu = getItems().getFirst().getParentPopup();
    Window window = getScene().getWindow();
    double right = window.getX() + window.getWidth();
    double bottom = window.getY() + window.getHeight();
    menu.setX(Math.max(window.getX(), Math.min(menu.getX(), right - menu.getWidth())));
    menu.setY(Math.max(window.getY(), Math.min(menu.getY(), bottom - menu.getHeight())));
  }

  private void fill() {
    getItems().clear();
    Map<String, Menu> groups = new HashMap<>();
    for (Track track : tracks.all()) {
      CheckMenuItem item = item(track);
      if (track.group().isEmpty()) {
        getItems().add(item);
      } else {
        groups.computeIfAbsent(track.group(), this::group).getItems().add(item);
      }
    }
    CheckMenuItem frames = new CheckMenuItem(Messages.text("timeline.in-frames"));
    frames.setSelected(timeline.inFramesProperty().get());
    frames.setOnAction(_ -> timeline.toggleFrames());
    MenuItem usual = new MenuItem(Messages.text("timeline.usual-tracks"));
    usual.setOnAction(_ -> tracks.reset());
    getItems().addAll(new SeparatorMenuItem(), frames, reaction());
    if (comparison.allowedProperty().get() && segments.annotators().size() > 1) {
      getItems().add(compare());
    }
    getItems().addAll(new SeparatorMenuItem(), usual);
  }

  /** Everybody who has segments here, each with everybody else. */
  private Menu compare() {
    Menu menu = new Menu(Messages.text("timeline.compare"));
    ToggleGroup group = new ToggleGroup();
    menu.getItems().add(choice(group, Messages.text("timeline.compare.nobody"), Optional.empty()));
    List<String> people = segments.annotators();
    for (int i = 0; i + 1 < people.size(); i++) {
      String first = people.get(i);
      Menu others = new Menu(first);
      others.setMnemonicParsing(false);
      for (String second : people.subList(i + 1, people.size())) {
        others
            .getItems()
            .add(
                choice(
                    group,
                    Messages.text("timeline.compare.with", second),
                    Optional.of(new ComparisonModel.Pair(first, second))));
      }
      menu.getItems().add(others);
    }
    return menu;
  }

  private RadioMenuItem choice(
      ToggleGroup group, String words, Optional<ComparisonModel.Pair> pair) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(comparison.pairProperty().get().equals(pair));
    item.setOnAction(_ -> comparison.compare(pair));
    return item;
  }

  private Menu group(String name) {
    Menu menu = new Menu(shortened(name));
    menu.setMnemonicParsing(false);
    getItems().add(menu);
    return menu;
  }

  private CheckMenuItem item(Track track) {
    CheckMenuItem item = new CheckMenuItem(words(track));
    item.setMnemonicParsing(false);
    item.setId("track-" + track.id());
    item.setSelected(tracks.isShown(track));
    item.setOnAction(_ -> tracks.setShown(track, item.isSelected()));
    return item;
  }

  /** The name, and where what it shows comes from. */
  private static String words(Track track) {
    if (!track.remark().isEmpty()) {
      return track.name() + "   " + shortened(track.remark());
    }
    return track.hint().isEmpty() || !track.group().isEmpty()
        ? track.name()
        : track.name() + "   " + shortened(track.hint());
  }

  /** A menu has no tooltips and must fit a narrow window: the middle of a long text goes. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_WORDS
        ? text
        : text.substring(0, LONGEST_WORDS / 2)
            + "…"
            + text.substring(text.length() - LONGEST_WORDS / 2);
  }

  private CustomMenuItem reaction() {
    Spinner<Integer> spinner =
        new Spinner<>(
            0, LONGEST_REACTION_MS, (int) marks.reactionMsProperty().get(), REACTION_STEP_MS);
    spinner.setId("reaction-ms");
    spinner.setEditable(true);
    spinner.setPrefWidth(88);
    spinner.getEditor().setAccessibleText(Messages.text("timeline.reaction"));
    spinner.setTooltip(new Tooltip(Messages.text("timeline.reaction.tip")));
    spinner.valueProperty().subscribe(ms -> marks.setReactionMs(ms));
    Label words = new Label(Messages.text("timeline.reaction"));
    words.setLabelFor(spinner);
    HBox line = new HBox(8, words, spinner);
    line.setAlignment(Pos.CENTER_LEFT);
    return new CustomMenuItem(line, false);
  }
}
