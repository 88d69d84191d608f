package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.Plot;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.MeanDrift;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.evaluate.WhyNotDefined;

/**
 * How well a model does on the clips that pass the filter and whose label is known.
 *
 * @param figures WAR, UAR, EPC, FCR and the four cells with their intervals
 * @param drift where its attention goes, by outcome
 * @param conditions how often model and people are right under each condition
 */
record ModelFigures(Plot figures, Optional<Plot> drift, Plot conditions, int clips) {
  private static final List<Metric> SHOWN = List.of(Metric.WAR, Metric.UAR, Metric.EPC, Metric.FCR);

  static ModelFigures of(List<ClipCase> clips, Source model, String name, Judge judge, Work work) {
    List<JudgedAnswer> answers = new ArrayList<>();
    List<ClipCase> known = new ArrayList<>();
    for (ClipCase each : clips) {
      Optional<String> right =
          each.reference().map(Reference::label).filter(judge.labels()::contains);
      if (each.told(model).isPresent() && right.isPresent()) {
        answers.add(each.told(model).get().judged().withTruth(right.get()));
        known.add(each);
      }
    }
    Evaluation evaluation = Evaluation.ofJudged(answers, judge, Evaluation.SEED, work);
    return new ModelFigures(
        figures(evaluation, name),
        drift(answers, name),
        conditions(known, model, name),
        answers.size());
  }

  private static Plot figures(Evaluation evaluation, String name) {
    List<String> places = new ArrayList<>();
    List<IntervalPlot.Point> points = new ArrayList<>();
    for (Metric metric : SHOWN) {
      places.add(Messages.text("evaluation.metric." + metric.id()));
      points.add(
          new IntervalPlot.Point(
              evaluation.figure(metric), Optional.ofNullable(evaluation.intervals().get(metric))));
    }
    int all = evaluation.answers().size();
    boolean explains = evaluation.figure(Metric.EPC) instanceof Figure.Value;
    var cells = evaluation.cells();
    int[] counts = {cells.r1a1(), cells.r1a0(), cells.r0a1(), cells.r0a0()};
    List<String> names = List.of("r1a1", "r1a0", "r0a1", "r0a0");
    for (int k = 0; k < counts.length; k++) {
      places.add(Messages.text("errors.cell." + names.get(k)));
      points.add(
          explains
              ? share(counts[k], all, WhyNotDefined.NO_CLIPS)
              : IntervalPlot.Point.of(new Figure.NotDefined(WhyNotDefined.NO_REASONING)));
    }
    return new IntervalPlot(
        Messages.text("errors.figures.title", name, all),
        Messages.text("errors.figures.scale", evaluation.reader()),
        places,
        List.of(IntervalPlot.Series.of(name, points)));
  }

  /** A share of clips with its interval; not defined, because of {@code why}, of nothing. */
  static IntervalPlot.Point share(int part, int whole, WhyNotDefined why) {
    return new IntervalPlot.Point(
        Figure.share(part, whole, why),
        whole == 0 ? Optional.empty() : Optional.of(Interval.ofShare(part, whole)));
  }

  private static Optional<Plot> drift(List<JudgedAnswer> answers, String name) {
    Optional<MeanDrift> right =
        MeanDrift.of(answers.stream().filter(JudgedAnswer::answersRight).toList());
    Optional<MeanDrift> wrong =
        MeanDrift.of(answers.stream().filter(each -> !each.answersRight()).toList());
    return right.isEmpty() && wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new DriftPlot(Messages.text("errors.drift.title", name), right, wrong));
  }

  private static Plot conditions(List<ClipCase> clips, Source model, String name) {
    List<String> places = new ArrayList<>();
    List<IntervalPlot.Point> ofModel = new ArrayList<>();
    List<IntervalPlot.Point> ofPeople = new ArrayList<>();
    for (Condition condition : List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH)) {
      places.add(Messages.text("annotate.condition.short." + condition.id()));
      int[] counts = new int[4];
      for (ClipCase each : clips) {
        String right = each.reference().orElseThrow().label();
        Optional<String> said = each.said(model, condition);
        counts[0] += said.filter(right::equals).isPresent() ? 1 : 0;
        counts[1] += said.isPresent() ? 1 : 0;
        for (String vote : each.saidUnder(condition).values()) {
          counts[2] += vote.equals(right) ? 1 : 0;
          counts[3]++;
        }
      }
      ofModel.add(share(counts[0], counts[1], WhyNotDefined.NO_CLIPS));
      ofPeople.add(share(counts[2], counts[3], WhyNotDefined.NO_CLIPS));
    }
    return new IntervalPlot(
        Messages.text("errors.conditions.title", name),
        Messages.text("errors.share"),
        places,
        List.of(
            IntervalPlot.Series.of(name, ofModel),
            IntervalPlot.Series.of(Messages.text("errors.people"), ofPeople)));
  }
}
