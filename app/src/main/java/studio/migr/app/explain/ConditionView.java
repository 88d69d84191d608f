package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.importance.ImportanceModel;
import studio.migr.app.importance.ImportanceState;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.ConditionAnswer;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.VoteCount;

/**
 * Below the picture: what is given now, what the model answers when it is given no more than that,
 * and what people do.
 */
public final class ConditionView extends HBox {
  /** From here on there is room for the verdict. */
  private static final double WIDE = 560;

  private final AnalysisModel analysis;
  private final ImportanceModel people;
  private final PlayerModel player;
  private final Label given = new Label();
  private final Label model = new Label();
  private final Label persons = new Label();
  private final Label verdict = new Label();
  private @Nullable Condition marked;

  @Inject
  ConditionView(
      AnalysisModel analysis, ImportanceModel people, PlayerModel player, Commands commands) {
    this.analysis = analysis;
    this.people = people;
    this.player = player;
    setId("condition-strip");
    getStyleClass().add("condition-strip");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(8);
    given.setId("given-now");
    given.getStyleClass().add("caption");
    given.setMinWidth(Region.USE_PREF_SIZE);
    model.setId("given-model");
    model.getStyleClass().addAll("model-answer", "strip-answer");
    model.setGraphic(new FontIcon(Feather.CPU));
    model.setMinWidth(Region.USE_PREF_SIZE);
    persons.setId("given-people");
    persons.getStyleClass().addAll("strip-people", "may-ellipsize");
    persons.setGraphic(new FontIcon(Feather.USER));
    persons.setMinWidth(40);
    persons.managedProperty().bind(persons.visibleProperty());
    verdict.setId("given-verdict");
    verdict.getStyleClass().addAll("caption", "may-ellipsize");
    verdict.setMinWidth(0);
    Words.explain(verdict, Messages.text("explain.verdict.why"));
    verdict.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    verdict.managedProperty().bind(verdict.visibleProperty());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    CommandTextButton next = new CommandTextButton(commands.get("player.replay-next"));
    next.getStyleClass().add("small");
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setGraphic(new FontIcon(Feather.HEADPHONES));
    next.contentDisplayProperty()
        .bind(
            Bindings.when(widthProperty().greaterThan(WIDE))
                .then(ContentDisplay.TEXT_ONLY)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
    getChildren().addAll(given, model, persons, between, verdict, next);
    visibleProperty().bind(analysis.offeredProperty());
    managedProperty().bind(visibleProperty());
    analysis.stateProperty().subscribe(_ -> show());
    people.stateProperty().subscribe(_ -> show());
    player.condition().nowProperty().subscribe(_ -> show());
  }

  private void show() {
    Condition now = player.condition().nowProperty().get();
    Optional<ClipAnalysis> known = analysis.stateProperty().get().shown();
    Optional<PeopleVotes> votes =
        people.stateProperty().get() instanceof ImportanceState.Shown(PeopleVotes all, _)
            ? Optional.of(all).filter(one -> one.votes().under(now).total() > 0)
            : Optional.empty();
    model.setVisible(known.isPresent());
    verdict.setOpacity(known.isPresent() ? 1 : 0);
    given.setText(Messages.text("explain.strip." + now.id()));
    if (now != marked) {
      marked = now;
      given.setGraphic(ModalityMark.of(now));
    }
    known.ifPresent(one -> say(one, now));
    persons.setVisible(votes.isPresent());
    votes.ifPresent(one -> say(one, now));
  }

  private void say(ClipAnalysis known, Condition now) {
    ModelCondition condition =
        switch (now) {
          case BOTH -> ModelCondition.BOTH;
          case AUDIO -> ModelCondition.AUDIO;
          case VISUAL -> ModelCondition.VISUAL;
        };
    ConditionAnswer under = known.explanation().under(condition);
    model.setText(
        Messages.text("explain.answer", under.answer(), under.probabilities().of(under.answer())));
    Words.explain(
        model, Messages.text("explain.strip.why", Messages.text("explain.given." + now.id())));
    String word = known.explanation().importance().verdict().verdict().id();
    verdict.setText(Messages.text("explain.strip.verdict." + word));
    verdict.setGraphic(ModalityMark.of(known.explanation().importance().verdict().verdict()));
  }

  private void say(PeopleVotes votes, Condition now) {
    VoteCount count = votes.votes().under(now);
    String most = count.mostVoted(votes.labels()).orElse("");
    persons.setText(Messages.text("explain.strip.people", most, count.of(most), count.total()));
    Words.explain(
        persons,
        Messages.text("explain.strip.people.why", Messages.text("explain.given." + now.id())));
  }
}
