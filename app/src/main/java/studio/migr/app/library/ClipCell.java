package studio.migr.app.library;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.thumbnail.ThumbnailModel;
import studio.migr.runtime.media.MediaNote;

/** One clip in the list: its picture or kind, name, length, label and anything odd about it. */
final class ClipCell extends ListCell<ClipRow> {
  private static final PseudoClass FINISHED = PseudoClass.getPseudoClass("finished");
  private static final PseudoClass PICTURED = PseudoClass.getPseudoClass("pictured");
  private static final double THUMBNAIL_WIDTH = 40;
  private static final double THUMBNAIL_HEIGHT = 30;

  private final FontIcon kind = new FontIcon(Feather.FILM);
  private final FontIcon check = new FontIcon(Feather.CHECK);
  private final FontIcon gold = new FontIcon(Feather.AWARD);
  private final Label name = new Label();
  private final Label length = new Label();
  private final Label emotion = new Label();
  private final Label oddity = new Label();
  private final Label hint = new Label();
  private final HBox facts = new HBox(4);
  private final HBox line;
  private final ThumbnailModel thumbnails;
  private final ImageView thumbnail = new ImageView();
  private final StackPane badge = new StackPane();
  private final StackPane mark = new StackPane(kind, thumbnail, badge);
  private Subscription row = Subscription.EMPTY;

  ClipCell(ThumbnailModel thumbnails) {
    this.thumbnails = thumbnails;
    getStyleClass().add("clip-cell");
    name.getStyleClass().addAll("clip-name", "may-ellipsize");
    length.getStyleClass().addAll("caption", "mono");
    length.setMinWidth(Region.USE_PREF_SIZE);
    emotion.getStyleClass().add("caption");
    emotion.setMinWidth(Region.USE_PREF_SIZE);
    oddity.getStyleClass().addAll("caption", "oddity", "may-ellipsize");
    hint.getStyleClass().addAll("caption", "clip-hint", "may-ellipsize");
    hint.setMinWidth(0);
    check.getStyleClass().add("finished-mark");
    facts.setAlignment(Pos.CENTER_LEFT);
    facts.getStyleClass().add("facts");
    facts.setMinWidth(0);
    HBox.setHgrow(facts, Priority.ALWAYS);
    HBox second = new HBox(4, facts, length); // the first line is the name's alone
    second.setAlignment(Pos.CENTER_LEFT);
    VBox text = new VBox(2, name, second);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    mark.getStyleClass().add("clip-kind");
    mark.setMaxHeight(Region.USE_PREF_SIZE);
    badge.getStyleClass().add("clip-badge");
    badge.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
    thumbnail.setFitWidth(THUMBNAIL_WIDTH);
    thumbnail.setFitHeight(THUMBNAIL_HEIGHT);
    Rectangle rounded = new Rectangle(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
    rounded.setArcWidth(8);
    rounded.setArcHeight(8);
    thumbnail.setClip(rounded);
    line = new HBox(8, mark, text);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ClipRow shown, boolean empty) {
    super.updateItem(shown, empty);
    row.unsubscribe();
    row = Subscription.EMPTY;
    if (empty || shown == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    Clip clip = shown.clip();
    name.setText(clip.name());
    length.setText(length(clip.durationMs()));
    row =
        Subscription.combine(
            shown.judgementProperty().subscribe(judgement -> showLabel(shown, judgement)),
            shown.hintProperty().subscribe(_ -> showLabel(shown, shown.judgement())),
            shown
                .problemProperty()
                .subscribe(
                    problem -> {
                      showState(clip, problem);
                      showLabel(shown, shown.judgement());
                      showPicture(shown, thumbnails.shownProperty().get());
                    }),
            thumbnails.wantedProperty().subscribe(this::makeRoom),
            thumbnails.shownProperty().subscribe(wanted -> showPicture(shown, wanted)));
    setGraphic(line);
  }

  /** The same room for every clip, also where none is shown: names begin below each other. */
  private void makeRoom(boolean wanted) {
    mark.pseudoClassStateChanged(PICTURED, wanted);
    mark.requestLayout();
  }

  private void showPicture(ClipRow of, boolean wanted) {
    boolean whole = !of.clip().missing() && of.problemProperty().get().isEmpty(); // else a warning
    Optional<Optional<Image>> known =
        wanted && whole ? thumbnails.known(of.clip(), of.hasAus()) : Optional.of(Optional.empty());
    draw(known.flatMap(image -> image));
    if (known.isEmpty() && of.clip().hasPicture()) {
      thumbnails.ask(
          of.clip(),
          of.hasAus(),
          image -> {
            if (getItem() == of && thumbnails.shownProperty().get()) {
              draw(Optional.of(image));
            }
          });
    }
  }

  private void draw(Optional<Image> image) {
    thumbnail.setImage(image.orElse(null));
    kind.setVisible(image.isEmpty());
  }

  private void showState(Clip clip, Optional<String> problem) {
    kind.setIconCode(
        clip.missing() || problem.isPresent()
            ? Feather.ALERT_TRIANGLE
            : clip.hasPicture() ? Feather.FILM : Feather.MUSIC);
    String path = clip.path().toString();
    setTooltip(
        new Tooltip(
            problem.map(sentence -> path + System.lineSeparator() + sentence).orElse(path)));
  }

  private void showLabel(ClipRow row, Judgement judgement) {
    pseudoClassStateChanged(FINISHED, row.finished());
    emotion.setText(judgement.emotion().orElse("–"));
    facts.getChildren().setAll(emotion);
    judgement.dominant().ifPresent(d -> facts.getChildren().add(ModalityMark.of(d)));
    boolean settled = row.annotators().contains(LabelKey.GOLD); // says more than done
    badge.getChildren().setAll(settled ? gold : check);
    badge.setVisible(settled || row.finished());
    String odd = oddities(row);
    oddity.setText(odd);
    Optional<ClipHint> why = row.hintProperty().get();
    hint.setText(why.map(ClipHint::words).orElse(""));
    if (why.isPresent()) {
      facts.getChildren().add(hint);
    }
    if (!odd.isEmpty()) {
      facts.getChildren().add(oddity);
    }
    setAccessibleText(
        Messages.text(
                "library.clip.spoken",
                row.clip().name(),
                emotion.getText(),
                judgement
                    .dominant()
                    .map(d -> Messages.text("annotate.dominant." + d.id()))
                    .orElse("–"),
                row.problemProperty().get().orElse(odd))
            + why.map(reason -> ", " + reason.sentence()).orElse(""));
  }

  private static String oddities(ClipRow row) {
    Clip clip = row.clip();
    if (clip.missing()) {
      return Messages.text("library.clip.missing");
    }
    if (row.problemProperty().get().isPresent()) {
      return Messages.text("library.clip.unreadable");
    }
    return clip.notes().stream()
        .sorted()
        .map(ClipCell::words)
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static String words(MediaNote note) {
    return Messages.text("media.note." + note.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** To the second, as the list is narrow; the player says it to the millisecond. */
  private static String length(double millis) {
    long seconds = Math.max(1, Math.round(millis / 1000));
    return seconds / 60 + (seconds % 60 < 10 ? ":0" : ":") + seconds % 60;
  }
}
