package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.LookColumn;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Where the tokens that the eye is on looked, summed: on sound, on picture, on words, and where
 * most. Three lines whatever it says, so that nothing moves below it.
 */
final class LookSumView extends Region {
  private final VBox lines = new VBox(2);
  private final LooksModel model;
  private final Label what = new Label();
  private final Label sound = share("sound", ModalityMark.of(DominantModality.AUDIO));
  private final Label picture = share("picture", ModalityMark.of(DominantModality.VISUAL));
  private final Label words = share("words", new FontIcon(Feather.TYPE));
  private final Label most = new Label();

  @Inject
  LookSumView(LooksModel model) {
    this.model = model;
    setId("reasoning-sum");
    getStyleClass().add("look-sum");
    what.getStyleClass().addAll("look-sum-of", "may-ellipsize");
    most.getStyleClass().addAll("caption", "may-ellipsize");
    for (Label line : new Label[] {what, most}) {
      line.setMinWidth(0);
      Tooltip whole = new Tooltip();
      whole.textProperty().bind(line.textProperty());
      line.setTooltip(whole);
    }
    HBox shares = new HBox(12, sound, picture, words);
    shares.setAlignment(Pos.CENTER_LEFT);
    lines.getChildren().addAll(what, shares, most);
    lines.setManaged(false); // else each word that is pointed at would lay out all around it
    getChildren().add(lines);
    what.fontProperty().subscribe(_ -> requestLayout());
    model.changesProperty().subscribe(_ -> say());
    model.hoveredProperty().subscribe(_ -> say());
    model.selectedProperty().subscribe(_ -> say());
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + lines.prefHeight(-1) + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + lines.prefWidth(-1) + snappedRightInset();
  }

  @Override
  protected void layoutChildren() {
    double across = snappedLeftInset() + snappedRightInset();
    double down = snappedTopInset() + snappedBottomInset();
    lines.resizeRelocate(
        snappedLeftInset(), snappedTopInset(), getWidth() - across, getHeight() - down);
  }

  private static Label share(String id, Node mark) {
    Label label =
        Words.figure("look-share-" + id, "", Messages.text("explain.look-share." + id + ".why"));
    label.setGraphic(mark);
    return label;
  }

  private void say() {
    Optional<Stretch> of = model.current();
    if (of.isEmpty() || model.trail().isEmpty()) {
      what.setText(Messages.text("explain.reasoning.how"));
      say("\u2013", "\u2013", "\u2013", ""); // nothing is known, which is no share of 0
      return;
    }
    float[] shares = model.shares();
    double heard = 0;
    double seen = 0;
    double read = 0;
    int best = -1;
    for (int k = 0; k < shares.length; k++) {
      LookColumn column = model.columns().get(k);
      switch (column.kind()) {
        case SOUND, SILENCE -> heard += shares[k];
        case PICTURE -> seen += shares[k];
        case PROMPT, ANSWER -> read += shares[k];
      }
      best = column.kind().timed() && (best < 0 || shares[k] > shares[best]) ? k : best;
    }
    what.setText(what(of.get(), model.trail().get()));
    say(
        LookWords.percent(heard),
        LookWords.percent(seen),
        LookWords.percent(read),
        best < 0
            ? ""
            : Messages.text("explain.reasoning.most", LookWords.of(model.columns().get(best))));
  }

  private void say(String heard, String seen, String read, String where) {
    sound.setText(heard);
    picture.setText(seen);
    words.setText(read);
    most.setText(where);
  }

  private String what(Stretch of, AnswerTrail trail) {
    if (of.from() == of.to()) {
      return Messages.text(
          "explain.reasoning.token", LookWords.of(trail.tokens().get(of.from())).strip());
    }
    int count = of.to() - of.from() + 1;
    return Messages.text(
        count == model.tokens() ? "explain.reasoning.all" : "explain.reasoning.tokens", count);
  }
}
