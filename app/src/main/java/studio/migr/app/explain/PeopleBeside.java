package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.importance.DivergingBar;
import studio.migr.app.importance.ImportanceModel;
import studio.migr.app.importance.ImportanceState;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.PeopleImportance;
import studio.migr.runtime.importance.ShareInterval;

/**
 * What people go by, right below what the model goes by and on the same scale: where people judged
 * the clip from the sound alone, from the picture alone and from both.
 */
final class PeopleBeside extends VBox {
  @Inject
  PeopleBeside(ImportanceModel model) {
    super(4);
    setId("people-beside");
    managedProperty().bind(visibleProperty());
    model.stateProperty().subscribe(state -> show(state));
  }

  private void show(ImportanceState state) {
    getChildren().clear();
    if (state
        instanceof ImportanceState.Shown(PeopleVotes votes, Optional<PeopleImportance> found)) {
      found.ifPresent(one -> show(votes, one));
    }
    setVisible(!getChildren().isEmpty());
  }

  private void show(PeopleVotes votes, PeopleImportance importance) {
    Label title =
        new Label(
            Messages.text(
                "explain.people",
                votes.annotators().size() + votes.sources().size(),
                Messages.text("importance.verdict." + importance.verdict().id())),
            new FontIcon(Feather.USERS));
    title.setId("people-verdict");
    title.getStyleClass().add("person-says");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Words.explain(title, Messages.text("explain.people.why"));
    ModalityShare share = importance.share();
    ShareInterval range =
        importance
            .interval()
            .orElse(
                new ShareInterval(share.audio(), share.audio(), share.visual(), share.visual()));
    DivergingBar bar = new DivergingBar(share, range);
    bar.setAccessibleText(
        Messages.text("importance.bar", share.audio(), share.visual(), importance.label()));
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox line =
        new HBox(
            8,
            ModalityMark.of(DominantModality.AUDIO),
            bar,
            ModalityMark.of(DominantModality.VISUAL));
    line.setAlignment(Pos.CENTER);
    Label picture =
        figure("visual", importance, share.visual(), range.visualLow(), range.visualHigh());
    picture.setTextAlignment(TextAlignment.RIGHT);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    getChildren()
        .addAll(
            title,
            line,
            new HBox(
                figure("audio", importance, share.audio(), range.audioLow(), range.audioHigh()),
                between,
                picture));
  }

  private static Label figure(
      String modality, PeopleImportance importance, double share, double low, double high) {
    boolean known = importance.interval().isPresent();
    String key =
        modality.equals("audio") ? "importance.sound-share.why" : "importance.picture-share.why";
    return Words.figure(
        "people-share-" + modality,
        Words.share(share) + (known ? "\n" + Messages.text("explain.range", low, high) : ""),
        Messages.text(key, importance.label())
            + "\n"
            + Messages.text(known ? "importance.interval.why" : "importance.interval.none"));
  }
}
