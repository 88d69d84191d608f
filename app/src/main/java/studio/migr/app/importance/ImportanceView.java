package studio.migr.app.importance;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.migr.app.command.Commands;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.PeopleImportance;
import studio.migr.runtime.importance.ShareInterval;
import studio.migr.runtime.importance.VoteCount;

/** The section "What people go by": answers from sound, picture and both, rule and score. */
public final class ImportanceView extends TitledPane {
  private static final List<Condition> ORDER =
      List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH);
  private static final Duration TOOLTIP_DELAY = Duration.millis(400);

  private final ImportanceModel model;
  private final Commands commands;
  private final VBox content = new VBox();

  @Inject
  ImportanceView(ImportanceModel model, Commands commands) {
    this.model = model;
    this.commands = commands;
    setId("importance");
    getStyleClass().add("importance");
    setText(Messages.text("importance.title"));
    setAnimated(false);
    setContent(content);
    content.getStyleClass().add("importance-content");
    expandedProperty().bindBidirectional(model.openProperty());
    model.stateProperty().subscribe(this::show);
  }

  private void show(ImportanceState state) {
    switch (state) {
      case ImportanceState.NoClip _ ->
          content.getChildren().setAll(caption(Messages.text("importance.no-clip")));
      case ImportanceState.Hidden(boolean firm) -> content.getChildren().setAll(hidden(firm));
      case ImportanceState.Shown(PeopleVotes people, Optional<PeopleImportance> importance) ->
          content.getChildren().setAll(shown(people, importance));
    }
  }

  private List<Node> hidden(boolean firm) {
    if (firm) {
      return List.of(caption(Messages.text("importance.hidden")));
    }
    Hyperlink show = new Hyperlink(Messages.text("importance.show-anyway"));
    show.setId("importance-show");
    show.setOnAction(_ -> model.reveal());
    return List.of(caption(Messages.text("importance.hidden")), show);
  }

  private List<Node> shown(PeopleVotes people, Optional<PeopleImportance> importance) {
    List<Node> nodes = new ArrayList<>();
    importance.ifPresent(each -> nodes.addAll(verdict(each)));
    nodes.add(answers(people));
    if (importance.isEmpty()) {
      nodes.add(caption(howToGetIt(people)));
    }
    if (people.votes().labels().size() > 0) {
      Label origin = caption(origin(people));
      explain(origin, Messages.text("importance.origin.why"));
      nodes.add(origin);
    }
    return nodes;
  }

  private List<Node> verdict(PeopleImportance importance) {
    Label verdict = new Label(Messages.text("importance.verdict." + importance.verdict().id()));
    verdict.setId("importance-verdict");
    verdict.getStyleClass().add("importance-verdict");
    verdict.setGraphic(ModalityMark.of(importance.verdict()));
    explain(verdict, Messages.text("importance.verdict.why"));

    ModalityShare share = importance.share();
    ShareInterval interval =
        importance
            .interval()
            .orElse(
                new ShareInterval(share.audio(), share.audio(), share.visual(), share.visual()));
    DivergingBar bar = new DivergingBar(share, interval);
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.setAccessibleText(
        Messages.text("importance.bar", share.audio(), share.visual(), importance.label()));
    HBox line =
        new HBox(
            8,
            ModalityMark.of(DominantModality.AUDIO),
            bar,
            ModalityMark.of(DominantModality.VISUAL));
    line.getStyleClass().add("importance-bar-line");

    boolean known = importance.interval().isPresent();
    String answer = importance.label();
    VBox sound =
        figure(
            share.audio(),
            interval.audioLow(),
            interval.audioHigh(),
            known,
            Messages.text("importance.sound-share.why", answer) + "\n" + intervalWhy(known),
            Pos.TOP_LEFT);
    VBox picture =
        figure(
            share.visual(),
            interval.visualLow(),
            interval.visualHigh(),
            known,
            Messages.text("importance.picture-share.why", answer) + "\n" + intervalWhy(known),
            Pos.TOP_RIGHT);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox figures = new HBox(sound, between, picture);

    Label rule =
        caption(Messages.text("importance.rule." + importance.rule().id(), importance.trueLabel()));
    explain(rule, Messages.text("importance.rule.why"));
    return List.of(verdict, line, figures, rule);
  }

  /** The share above its interval. */
  private static VBox figure(
      double share, double low, double high, boolean known, String why, Pos place) {
    Label value = new Label(Messages.text("importance.share", share));
    value.getStyleClass().add("importance-share");
    explain(value, why);
    VBox figure = new VBox(value);
    if (known) {
      Label interval = new Label(Messages.text("importance.interval", low, high));
      interval.getStyleClass().add("importance-figure");
      explain(interval, why);
      figure.getChildren().add(interval);
    }
    figure.setAlignment(place);
    return figure;
  }

  private static String intervalWhy(boolean known) {
    return Messages.text(known ? "importance.interval.why" : "importance.interval.none");
  }

  /** One line for each condition: what was given, the answer given most, by how many. */
  private static GridPane answers(PeopleVotes people) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("importance-answers");
    ColumnConstraints given = new ColumnConstraints();
    ColumnConstraints answer = new ColumnConstraints();
    answer.setHgrow(Priority.ALWAYS);
    ColumnConstraints count = new ColumnConstraints();
    count.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(given, answer, count);
    for (int row = 0; row < ORDER.size(); row++) {
      Condition condition = ORDER.get(row);
      VoteCount votes = people.votes().under(condition);
      Label mark = new Label(Messages.text("importance.given." + condition.id()));
      mark.setGraphic(ModalityMark.of(condition));
      mark.getStyleClass().add("caption");
      Optional<String> most = votes.mostVoted(people.labels());
      Label word = new Label(most.orElse(Messages.text("importance.nobody")));
      word.getStyleClass().add(most.isPresent() ? "importance-answer" : "caption");
      word.setMinWidth(USE_PREF_SIZE);
      Label of =
          new Label(
              most.map(
                      label ->
                          Messages.text(
                              "importance.of",
                              Integer.toString(votes.of(label)),
                              Integer.toString(votes.total())))
                  .orElse(""));
      of.getStyleClass().add("importance-figure");
      of.setMinWidth(USE_PREF_SIZE);
      if (most.isPresent()) {
        explain(word, distribution(votes));
        explain(of, distribution(votes));
      }
      grid.addRow(row, mark, word, of);
    }
    return grid;
  }

  private static String distribution(VoteCount votes) {
    return votes.counts().entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted((one, other) -> other.getValue() - one.getValue())
        .map(each -> each.getValue() + "  " + each.getKey())
        .collect(Collectors.joining("\n"));
  }

  /** What is still to be judged, with the keys that do it. */
  private String howToGetIt(PeopleVotes people) {
    String missing =
        ORDER.stream()
            .filter(condition -> people.votes().under(condition).total() == 0)
            .map(
                condition ->
                    Messages.text(
                        "importance.missing." + condition.id(),
                        commands.get("player.condition-" + condition.id()).keyText().getValue()))
            .collect(Collectors.joining(", "));
    return Messages.text("importance.how", missing);
  }

  private static String origin(PeopleVotes people) {
    String persons = Messages.text("importance.annotators", people.annotators().size());
    String sources = people.sources().stream().sorted().collect(Collectors.joining(", "));
    if (sources.isEmpty()) {
      return persons;
    }
    return people.annotators().isEmpty()
        ? Messages.text("importance.votes-of", sources)
        : Messages.text("importance.sources", persons, sources);
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static void explain(Label label, String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(320);
    tooltip.setShowDelay(TOOLTIP_DELAY);
    label.setTooltip(tooltip);
  }
}
