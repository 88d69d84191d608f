package studio.migr.runtime.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.ToDoubleFunction;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.ShareInterval;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;

/** An explanation as other programs read it. */
public final class ExplanationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplanationJson() {}

  /** All of it but the positions of the prompt. */
  public static ObjectNode of(Explanation explanation) {
    ObjectNode node = JSON.createObjectNode();
    ConditionAnswer answer = explanation.answer();
    node.put("answer", answer.answer()).put("answer_written", answer.written());
    put(node, answer.probabilities());
    node.put("reasoning", answer.text());
    Reasoning reasoning = ReasoningParser.parse(answer.text());
    ArrayNode segments = node.putArray("segments");
    for (Segment segment : reasoning.segments()) {
      segments
          .addObject()
          .put("kind", segment.kind().id())
          .put("start", segment.start())
          .put("end", segment.end());
    }
    ObjectNode importance = importance(explanation.importance());
    node.set("importance", importance);
    ObjectNode conditions = importance.putObject("conditions");
    for (ModelCondition condition : ModelCondition.values()) {
      ConditionAnswer under = explanation.under(condition);
      ObjectNode one = conditions.putObject(condition.id());
      one.put("answer", under.answer()).put("answer_written", under.written());
      put(one, under.probabilities());
      one.put("reasoning", under.text());
    }
    node.set("trace", trace(explanation.trace()));
    node.set("attention", attention(explanation));
    ObjectNode timing = node.putObject("timing_ms");
    explanation.timing().forEach(timing::put);
    return node;
  }

  private static void put(ObjectNode node, LabelProbabilities probabilities) {
    ObjectNode byLabel = node.putObject("probabilities");
    probabilities.byLabel().forEach(byLabel::put);
  }

  /** The score without the answers that it comes from. */
  public static ObjectNode importance(ModelImportance importance) {
    ObjectNode node = JSON.createObjectNode();
    node.put("label", importance.label());
    node.put("audio", importance.share().audio()).put("visual", importance.share().visual());
    node.put("verdict", importance.verdict().verdict().id());
    node.put("confidence", importance.verdict().confidence());
    node.put("rule", importance.rule().map(DominantModality::id).orElse(null));
    importance
        .interval()
        .ifPresentOrElse(
            interval -> interval(node.putObject("interval"), interval),
            () -> node.putNull("interval"));
    node.putObject("divergence_bits")
        .put("audio_visual", importance.apart())
        .put("audio_both", importance.audioFromBoth())
        .put("visual_both", importance.visualFromBoth());
    return node;
  }

  private static void interval(ObjectNode node, ShareInterval interval) {
    node.putArray("audio").add(interval.audioLow()).add(interval.audioHigh());
    node.putArray("visual").add(interval.visualLow()).add(interval.visualHigh());
  }

  private static ObjectNode trace(DecisionTrace trace) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode points = node.putArray("points");
    for (TracePoint point : trace.points()) {
      ObjectNode one = points.addObject();
      one.put("end", point.end()).put("tokens", point.tokens());
      one.put("segment", point.kind().id());
      put(one, point.probabilities());
    }
    ArrayNode flips = node.putArray("flips");
    for (Flip flip : trace.flips()) {
      flips
          .addObject()
          .put("point", flip.point())
          .put("end", flip.end())
          .put("from", flip.from())
          .put("to", flip.to());
    }
    return node;
  }

  private static ObjectNode attention(Explanation explanation) {
    Drift drift = explanation.drift();
    ObjectNode node = JSON.createObjectNode();
    explanation.tokens().forEach(node.putArray("tokens")::add);
    put(node, "audio", drift, ModalityShares::audio);
    put(node, "visual", drift, ModalityShares::visual);
    put(node, "text", drift, ModalityShares::text);
    put(node, "sink", drift, ModalityShares::sink);
    ObjectNode peaks = node.putObject("peaks");
    peak(peaks, "audio", drift, ModalityShares::audio);
    peak(peaks, "visual", drift, ModalityShares::visual);
    peak(peaks, "text", drift, ModalityShares::text);
    return node;
  }

  private static void put(
      ObjectNode node, String name, Drift drift, ToDoubleFunction<ModalityShares> of) {
    ArrayNode shares = node.putArray(name);
    drift.shares().forEach(each -> shares.add(of.applyAsDouble(each)));
  }

  private static void peak(
      ObjectNode node, String name, Drift drift, ToDoubleFunction<ModalityShares> of) {
    drift
        .peak(of)
        .ifPresentOrElse(
            peak -> node.putObject(name).put("token", peak.token()).put("share", peak.share()),
            () -> node.putNull(name));
  }
}
