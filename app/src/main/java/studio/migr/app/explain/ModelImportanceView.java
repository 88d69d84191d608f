package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.analysis.IntervalModel;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.ClipExplainer.Explained;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ImportanceRule;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.tiny.MigrTiny;

/** The section "What the model goes by": its score beside what the annotator thinks. */
public final class ModelImportanceView extends TitledPane {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final AnalysisModel model;
  private final AnnotateModel labels;
  private final AdoptionModel adoption;
  private final VBox content = new VBox();
  private final Label you = caption("model-agreement");
  private final Label rule = caption("model-rule");
  private final VBox own = new VBox(4, you, rule);
  private final Label stale = clocked("model-stale");
  private final Label old = clocked("model-old");
  private final Label changed = clocked("model-changed");
  private final ModelVerdictBox verdict = new ModelVerdictBox();
  private final Label apart = caption("model-divergence");
  private final Label source = caption("model-source");
  private final Label origin = caption("model-origin");
  private final Label doing = caption("model-doing");
  private final Label invitation = caption("model-invitation");
  private final Button analyse;
  private final Button sample;
  private final PeopleBeside people;
  private final IntervalModel interval;
  private ConditionTable table = new ConditionTable(List.of());
  private final CheckBox unasked = new CheckBox(Messages.text("explain.unasked"));

  @Inject
  ModelImportanceView(
      AnalysisModel model,
      AnnotateModel labels,
      AdoptionModel adoption,
      PeopleBeside people,
      IntervalModel interval,
      Commands commands) {
    this.interval = interval;
    this.adoption = adoption;
    this.people = people;
    this.model = model;
    this.labels = labels;
    analyse = new CommandTextButton(commands.get("explain.analyse"));
    sample = new CommandTextButton(commands.get("explain.sample"));
    sample.getStyleClass().add("small");
    Words.explain(you, Messages.text("explain.you.why"));
    Words.explain(rule, Messages.text("explain.rule.why"));
    Words.explain(apart, Messages.text("explain.apart.why"));
    changed.setText(Messages.text("explain.changed"));
    origin.setText(Messages.text("explain.own-model"));
    invitation.setText(Messages.text("explain.invited"));
    setId("model-importance");
    getStyleClass().addAll("importance", "model-importance");
    setText(Messages.text("explain.model.title"));
    setAnimated(false);
    setContent(content);
    content.getStyleClass().add("importance-content");
    own.setId("model-and-you");
    unasked.setId("explain-unasked");
    unasked.setWrapText(true);
    unasked.selectedProperty().bindBidirectional(model.unaskedProperty());
    Words.explain(unasked, Messages.text("explain.unasked.why"));
    visibleProperty().bind(Bindings.or(model.offeredProperty(), model.invitedProperty()));
    managedProperty().bind(visibleProperty());
    model.stateProperty().subscribe(this::show);
    adoption.adoptedProperty().subscribe(_ -> show(model.stateProperty().get()));
    model.invitedProperty().subscribe(_ -> show(model.stateProperty().get()));
    interval.stateProperty().subscribe(_ -> show(model.stateProperty().get()));
    labels.judgementProperty().subscribe(_ -> compare());
    labels.targetProperty().subscribe(_ -> compare());
  }

  private void show(AnalysisState state) {
    List<Node> nodes = new ArrayList<>();
    Optional<String> words =
        switch (state) {
          case AnalysisState.Asking _ -> Optional.of(Messages.text("explain.asking"));
          case AnalysisState.Failed(String sentence, _) -> Optional.of(sentence);
          case AnalysisState.Waiting _ -> Optional.of(Messages.text("explain.waiting"));
          case AnalysisState.Known _, AnalysisState.Nothing _ -> Optional.empty();
        };
    words.ifPresent(sentence -> nodes.add(saying(doing, sentence)));
    state.shown().ifPresent(analysis -> nodes.addAll(figures(analysis)));
    boolean invited = model.invitedProperty().get();
    if (invited) {
      nodes.add(invitation);
    }
    boolean outdated = state.shown().map(one -> !one.current() || one.changed()).orElse(true);
    if (invited || (outdated && model.possible() && !(state instanceof AnalysisState.Asking))) {
      nodes.add(analyse);
    }
    if (model.possible()) {
      nodes.add(unasked);
    }
    if (!content.getChildren().equals(nodes)) {
      content.getChildren().setAll(nodes);
    }
    compare();
  }

  private List<Node> figures(ClipAnalysis analysis) {
    Explanation explanation = analysis.explanation();
    ModelImportance importance = explanation.importance();
    List<Node> nodes = new ArrayList<>();
    if (!analysis.current()) {
      nodes.add(saying(stale, Messages.text("explain.stale", name(analysis), when(analysis))));
    }
    adoption
        .adoptedProperty()
        .get()
        .map(own -> own.model().name())
        .filter(own -> !own.equals(analysis.model()))
        .ifPresent(own -> nodes.add(saying(old, Messages.text("suggest.old.why", own))));
    if (analysis.changed()) {
      nodes.add(changed);
    }
    verdict.show(explanation);
    nodes.add(verdict);
    range().ifPresent(nodes::add);
    nodes.add(people);
    nodes.add(own);
    nodes.add(tableOf(explanation));
    nodes.add(
        saying(
            apart,
            Messages.text(
                "explain.apart",
                importance.apart(),
                importance.audioFromBoth(),
                importance.visualFromBoth())));
    nodes.add(saying(source, Messages.text("explain.source", name(analysis), when(analysis))));
    if (analysis.model().equals(MigrTiny.NAME)) {
      nodes.add(origin);
    }
    return nodes;
  }

  /** How the score comes to its interval, while it has none. */
  private Optional<Node> range() {
    return switch (interval.stateProperty().get()) {
      case TaskState.Running<Explained> _ -> {
        Button cancel = new Button(Messages.text("explain.sample.cancel"));
        cancel.setId("range-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(_ -> interval.cancel());
        yield Optional.of(
            new VBox(
                4,
                Words.caption(Messages.text("explain.sample.asking", IntervalModel.SAMPLES)),
                cancel));
      }
      case TaskState.Failed<Explained>(Throwable error) ->
          Optional.of(Words.caption(ErrorSentence.of(error)));
      default -> interval.possible() ? Optional.of(sample) : Optional.empty();
    };
  }

  /** The one of the clip before, as long as the labels are the same: its styles are applied. */
  private ConditionTable tableOf(Explanation explanation) {
    if (!table.show(explanation)) {
      table = ConditionTable.of(explanation);
    }
    return table;
  }

  private static String name(ClipAnalysis analysis) {
    return analysis.model().isEmpty() ? Messages.text("explain.some-model") : analysis.model();
  }

  private static String when(ClipAnalysis analysis) {
    return CLOCK.format(analysis.when().atZone(ZoneId.systemDefault()));
  }

  private static Label caption(String id) {
    Label label = Words.caption("");
    label.setId(id);
    return label;
  }

  private static Label clocked(String id) {
    Label label = caption(id);
    label.setGraphic(new FontIcon(Feather.CLOCK));
    return label;
  }

  private static Label saying(Label label, String words) {
    label.setText(words);
    return label;
  }

  /** What the annotator says, solid, and what the rule makes of a label. */
  private void compare() {
    Optional<ClipAnalysis> analysis = model.stateProperty().get().shown();
    if (analysis.isEmpty()) {
      return;
    }
    DominantModality said = analysis.get().explanation().importance().verdict().verdict();
    Optional<DominantModality> mine = labels.judgementProperty().get().dominant();
    you.setText(
        mine.map(
                one ->
                    Messages.text(
                        one == said ? "explain.you.agree" : "explain.you.differ",
                        Messages.text("annotate.dominant." + one.id())))
            .orElse(Messages.text("explain.you.none")));
    String style = mine.isPresent() ? "person-says" : "nobody-says";
    if (!you.getStyleClass().contains(style)) {
      you.getStyleClass().removeAll("person-says", "nobody-says");
      you.getStyleClass().add(style);
    }
    you.setGraphic(mine.map(ModalityMark::of).orElse(null));
    rule.setText(rule(analysis.get()));
  }

  /** The right label would lead a judgement: it is used once the annotator has given one. */
  private String rule(ClipAnalysis analysis) {
    return labels
        .judgementProperty()
        .get()
        .emotion()
        .map(
            own ->
                rule(
                    analysis.explanation(),
                    analysis.truth().orElse(own),
                    analysis.truth().isPresent()))
        .orElse(Messages.text("explain.rule.later"));
  }

  private static String rule(Explanation explanation, String label, boolean stated) {
    DominantModality rule =
        ImportanceRule.apply(
            label,
            explanation.under(ModelCondition.AUDIO).answer(),
            explanation.under(ModelCondition.VISUAL).answer());
    return Messages.text(
        stated ? "explain.rule.stated" : "explain.rule.own",
        Messages.text("importance.rule." + rule.id(), label));
  }
}
