package studio.migr.app.exchange;

import atlantafx.base.controls.Popover;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.SearchedList;

/**
 * Says which clip a part of a file is about. A press lists the project's clips, the likeliest
 * first, to be searched by typing.
 */
final class ClipChoice extends Button {
  private static final double WIDTH = 420;
  private static final double HEIGHT = 300;
  private static final double LINE = 28;

  private final ImportModel model;
  private final PlannedClip part;

  ClipChoice(ImportModel model, PlannedClip part) {
    super(null, new FontIcon(Feather.CHEVRON_DOWN));
    this.model = model;
    this.part = part;
    setMnemonicParsing(false); // names of files have underscores
    getStyleClass().addAll("clip-choice", "may-ellipsize");
    String name = part.findings().clip().title();
    setAccessibleText(Messages.text("exchange.sheet.part.spoken", name));
    setOnAction(_ -> ask());
    model.offerProperty().get().ifPresent(offer -> show(offer.chosen().get(part)));
  }

  private void show(@Nullable Clip chosen) {
    setText(words(Optional.ofNullable(chosen)));
    setTooltip(chosen == null ? null : new Tooltip(chosen.path().toString()));
  }

  private static String words(Optional<Clip> clip) {
    return clip.map(Clip::name).orElseGet(() -> Messages.text("exchange.sheet.choose"));
  }

  private void ask() {
    Optional<ImportOffer> offer = model.offerProperty().get();
    if (offer.isEmpty()) {
      return;
    }
    Popover popover = new Popover(); // none for each of the thousands that nobody presses
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setDetachable(false);
    popover.setAnimated(false);
    List<Clip> clips = offer.get().names().ranked(part.findings().clip());
    SearchedList<Optional<Clip>> found =
        new SearchedList<>(
            Messages.text("exchange.sheet.find-clip"),
            Messages.text("exchange.sheet.part.spoken", part.findings().clip().title()),
            Messages.text("exchange.sheet.no-such-clip"),
            text -> matching(clips, text),
            clip -> {
              popover.hide();
              choose(clip);
            });
    found.setPrefSize(WIDTH, HEIGHT);
    found.query().setId("clip-query");
    found.list().setId("clip-candidates");
    found.list().setFixedCellSize(LINE);
    found.list().setCellFactory(_ -> new Cell());
    popover.setContentNode(found);
    popover.setOnShown(
        _ -> Platform.runLater(found.query()::requestFocus)); // once it lies in the popover
    popover.show(this);
  }

  /** Leaving it out stands first while nothing is typed, behind it the likeliest clip. */
  private static List<Optional<Clip>> matching(List<Clip> clips, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<Optional<Clip>> lines = new ArrayList<>();
    if (wanted.isEmpty()) {
      lines.add(Optional.empty());
    }
    for (Clip clip : clips) {
      if (clip.name().toLowerCase(Locale.ROOT).contains(wanted)) {
        lines.add(Optional.of(clip));
      }
    }
    return lines;
  }

  private void choose(Optional<Clip> clip) {
    show(clip.orElse(null));
    model.choose(part, clip);
  }

  private static final class Cell extends ListCell<Optional<Clip>> {
    @Override
    protected void updateItem(@Nullable Optional<Clip> clip, boolean empty) {
      super.updateItem(clip, empty);
      if (empty || clip == null) {
        setText(null);
        setTooltip(null);
      } else {
        setText(words(clip));
        setTooltip(clip.map(each -> new Tooltip(each.path().toString())).orElse(null));
      }
    }
  }
}
