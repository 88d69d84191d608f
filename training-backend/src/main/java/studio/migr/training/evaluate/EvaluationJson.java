package studio.migr.training.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import studio.migr.runtime.emotion.DominantModality;

/**
 * An evaluation as other programs read it. A figure that is not defined is {@code null}, and {@code
 * not_defined} says why.
 */
public final class EvaluationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  public static ObjectNode of(Evaluation evaluation) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clips", evaluation.answers().size());
    node.put("generated", evaluation.generated());
    ObjectNode why = JSON.createObjectNode();
    for (Metric metric : Metric.values()) {
      if (metric != Metric.IMPORTANCE_ACCURACY && metric != Metric.RULE_ACCURACY) {
        put(node, metric.id(), evaluation.figure(metric));
      }
      if (evaluation.figure(metric) instanceof Figure.NotDefined missing) {
        why.put(metric.id(), missing.why().id());
      }
    }
    Cells cells = evaluation.cells();
    node.putObject("cells")
        .put("r1a1", cells.r1a1())
        .put("r1a0", cells.r1a0())
        .put("r0a1", cells.r0a1())
        .put("r0a0", cells.r0a0());
    confusion(node, evaluation.confusion());
    importance(node.putObject("importance"), evaluation);
    ObjectNode intervals = node.putObject("intervals");
    evaluation
        .intervals()
        .forEach(
            (metric, interval) ->
                intervals.putArray(metric.id()).add(interval.low()).add(interval.high()));
    DirectAnswers.of(evaluation.answers())
        .ifPresentOrElse(
            direct -> {
              ObjectNode without = node.putObject("direct");
              put(without, "war", direct.war());
              put(without, "uar", direct.uar());
              without.set("direct_and_reasoned", of(direct.beside()));
            },
            () -> node.putNull("direct"));
    MeanDrift.of(evaluation.answers())
        .ifPresentOrElse(drift -> node.set("drift", drift(drift)), () -> node.putNull("drift"));
    node.put("intervals_over", evaluation.overPeople() ? "people" : "clips");
    node.set("not_defined", why);
    node.put("unanswered", evaluation.unanswered());
    node.put("without_reasoning", evaluation.withoutReasoning());
    ObjectNode defects = node.putObject("format_defects");
    evaluation.defects().forEach(defects::put);
    node.putObject("emotion_reader")
        .put("name", evaluation.reader().name())
        .put("version", evaluation.reader().version());
    return node;
  }

  private static void confusion(ObjectNode node, Confusion confusion) {
    ObjectNode table = node.putObject("confusion");
    confusion.labels().forEach(table.putArray("labels")::add);
    ArrayNode rows = table.putArray("counts");
    for (int[] row : confusion.counts()) {
      ArrayNode cells = rows.addArray();
      for (int count : row) {
        cells.add(count);
      }
    }
    ArrayNode other = table.putArray("other");
    for (int count : confusion.other()) {
      other.add(count);
    }
    ObjectNode classes = node.putObject("per_class");
    for (int k = 0; k < confusion.labels().size(); k++) {
      ObjectNode label = classes.putObject(confusion.labels().get(k));
      put(label, "recall", confusion.recall(k));
      put(label, "precision", confusion.precision(k));
      label.put("support", confusion.support(k));
    }
  }

  private static void importance(ObjectNode node, Evaluation evaluation) {
    put(node, "accuracy", evaluation.figure(Metric.IMPORTANCE_ACCURACY));
    put(node, "rule_accuracy", evaluation.figure(Metric.RULE_ACCURACY));
    ObjectNode conditions = node.putObject("by_condition");
    ObjectNode clips = node.putObject("clips");
    evaluation
        .importance()
        .forEach(
            (DominantModality condition, Figure figure) -> {
              put(conditions, condition.id(), figure);
              clips.put(condition.id(), figure instanceof Figure.Value value ? value.over() : 0);
            });
    ArrayNode calibration = node.putArray("calibration");
    ConfidenceBin.of(evaluation.answers())
        .forEach(
            bin ->
                calibration
                    .addObject()
                    .put("confidence", bin.confidence())
                    .put("accuracy", bin.accuracy())
                    .put("clips", bin.clips()));
  }

  private static ObjectNode drift(MeanDrift drift) {
    ObjectNode node = curve(drift.curve());
    node.put("clips", drift.over());
    put(node, "peak_on_dominant", drift.peakOnDominant());
    ObjectNode byDominant = node.putObject("by_dominant");
    drift.byDominant().forEach((dominant, curve) -> byDominant.set(dominant.id(), curve(curve)));
    return node;
  }

  private static ObjectNode curve(DriftCurve curve) {
    ObjectNode node = JSON.createObjectNode();
    curve.audio().forEach(node.putArray("audio")::add);
    curve.visual().forEach(node.putArray("visual")::add);
    curve.text().forEach(node.putArray("text")::add);
    return node;
  }

  private static void put(ObjectNode node, String name, Figure figure) {
    switch (figure) {
      case Figure.Value defined -> node.put(name, defined.value());
      case Figure.NotDefined _ -> node.putNull(name);
    }
  }

  /** A comparison; {@code statistic} is {@code null} for the exact test. */
  public static ObjectNode of(Comparison comparison) {
    McNemar test = comparison.test();
    ObjectNode node =
        JSON.createObjectNode()
            .put("both_right", comparison.bothRight())
            .put("only_first_right", test.onlyFirst())
            .put("only_second_right", test.onlySecond())
            .put("both_wrong", comparison.bothWrong())
            .put("left_out_first", comparison.onlyInFirst())
            .put("left_out_second", comparison.onlyInSecond())
            .put("test", test.isExact() ? "mcnemar_exact" : "mcnemar_corrected");
    if (test.statistic().isPresent()) {
      node.put("statistic", test.statistic().getAsDouble());
    } else {
      node.putNull("statistic");
    }
    return node.put("p", test.p());
  }
}
