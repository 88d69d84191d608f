package studio.migr.runtime.serve;

import com.google.common.primitives.Doubles;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.ConditionAnswer;
import studio.migr.runtime.explain.DecisionTrace;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.Drift;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.PromptLook;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.ModelVerdict;
import studio.migr.runtime.importance.ShareInterval;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.runtime.serve.protocol.DeletionReply;
import studio.migr.runtime.serve.protocol.Explained;
import studio.migr.runtime.serve.protocol.Given;
import studio.migr.runtime.serve.protocol.GivenAnswer;
import studio.migr.runtime.serve.protocol.Importance;
import studio.migr.runtime.serve.protocol.Interval;
import studio.migr.runtime.serve.protocol.Shares;
import studio.migr.runtime.serve.protocol.TracePoint;

/** Explanations in the protocol's words, and back: nothing is lost on the way. */
final class Explanations {
  private Explanations() {}

  static Given given(ModelCondition condition) {
    return switch (condition) {
      case BOTH -> Given.GIVEN_BOTH;
      case AUDIO -> Given.GIVEN_AUDIO;
      case VISUAL -> Given.GIVEN_VISUAL;
      case NONE -> Given.GIVEN_NONE;
    };
  }

  private static ModelCondition condition(Given given) {
    return switch (given) {
      case GIVEN_BOTH -> ModelCondition.BOTH;
      case GIVEN_AUDIO -> ModelCondition.AUDIO;
      case GIVEN_VISUAL -> ModelCondition.VISUAL;
      case GIVEN_NONE -> ModelCondition.NONE;
      default -> throw new IllegalArgumentException("no condition: " + given);
    };
  }

  static Explained told(Explanation explanation) {
    Explained.Builder told = Explained.newBuilder();
    explanation
        .conditions()
        .forEach(
            (condition, answer) ->
                told.addAnswers(
                    GivenAnswer.newBuilder()
                        .setGiven(given(condition))
                        .setText(answer.text())
                        .setAnswer(answer.answer())
                        .setWritten(answer.written())
                        .addAllProbabilities(Doubles.asList(answer.probabilities().array()))));
    told.setImportance(told(explanation.importance())).addAllTokens(explanation.tokens());
    explanation
        .trace()
        .points()
        .forEach(
            point ->
                told.addTrace(
                    TracePoint.newBuilder()
                        .setEnd(point.end())
                        .setTokens(point.tokens())
                        .setSegment(point.kind().id())
                        .addAllProbabilities(Doubles.asList(point.probabilities().array()))));
    explanation
        .drift()
        .shares()
        .forEach(
            share ->
                told.addDrift(
                    Shares.newBuilder()
                        .setAudio(share.audio())
                        .setVisual(share.visual())
                        .setText(share.text())
                        .setSink(share.sink())));
    explanation
        .look()
        .ifPresent(
            look ->
                told.addAllSpans(Looks.spans(look.positions()))
                    .addAllLook(Doubles.asList(look.share())));
    return told.putAllTimingMs(explanation.timing()).build();
  }

  private static Importance told(ModelImportance importance) {
    Importance.Builder told =
        Importance.newBuilder()
            .setLabel(importance.label())
            .setAudio(importance.share().audio())
            .setVisual(importance.share().visual())
            .setVerdict(importance.verdict().verdict().id())
            .setConfidence(importance.verdict().confidence())
            .setRule(importance.rule().map(DominantModality::id).orElse(""))
            .setApart(importance.apart())
            .setAudioFromBoth(importance.audioFromBoth())
            .setVisualFromBoth(importance.visualFromBoth());
    importance
        .interval()
        .ifPresent(
            interval ->
                told.setInterval(
                    Interval.newBuilder()
                        .setAudioLow(interval.audioLow())
                        .setAudioHigh(interval.audioHigh())
                        .setVisualLow(interval.visualLow())
                        .setVisualHigh(interval.visualHigh())));
    return told.build();
  }

  /**
   * @param labels of the request
   */
  static Explanation heard(Explained told, List<String> labels) {
    Map<ModelCondition, ConditionAnswer> answers = new EnumMap<>(ModelCondition.class);
    told.getAnswersList()
        .forEach(
            answer ->
                answers.put(
                    condition(answer.getGiven()),
                    new ConditionAnswer(
                        answer.getText(),
                        answer.getAnswer(),
                        answer.getWritten(),
                        probabilities(labels, answer.getProbabilitiesList()))));
    return new Explanation(
        answers,
        heard(told.getImportance()),
        told.getTokensList(),
        new DecisionTrace(
            told.getTraceList().stream()
                .map(
                    point ->
                        new studio.migr.runtime.explain.TracePoint(
                            point.getEnd(),
                            point.getTokens(),
                            SegmentKind.fromId(point.getSegment()).orElseThrow(),
                            probabilities(labels, point.getProbabilitiesList())))
                .toList()),
        new Drift(
            told.getDriftList().stream()
                .map(
                    share ->
                        new ModalityShares(
                            share.getAudio(), share.getVisual(), share.getText(), share.getSink()))
                .toList()),
        told.getSpansCount() == 0
            ? Optional.empty()
            : Optional.of(
                new PromptLook(
                    Looks.positions(told.getSpansList()), Doubles.toArray(told.getLookList()))),
        told.getTimingMsMap());
  }

  private static ModelImportance heard(Importance told) {
    Interval interval = told.getInterval();
    return new ModelImportance(
        told.getLabel(),
        new ModalityShare(told.getAudio(), told.getVisual()),
        told.hasInterval()
            ? Optional.of(
                new ShareInterval(
                    interval.getAudioLow(),
                    interval.getAudioHigh(),
                    interval.getVisualLow(),
                    interval.getVisualHigh()))
            : Optional.empty(),
        new ModelVerdict(
            DominantModality.fromId(told.getVerdict()).orElseThrow(), told.getConfidence()),
        DominantModality.fromId(told.getRule()),
        told.getApart(),
        told.getAudioFromBoth(),
        told.getVisualFromBoth());
  }

  /** As they are: they were computed once and are not brought to a sum of 1 again. */
  private static LabelProbabilities probabilities(List<String> labels, List<Double> told) {
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int k = 0; k < labels.size(); k++) {
      byLabel.put(labels.get(k), told.get(k));
    }
    return new LabelProbabilities(byLabel);
  }

  static DeletionReply told(DeletionTest.Result result) {
    return DeletionReply.newBuilder()
        .setLabel(result.label())
        .setBefore(result.before())
        .setAfter(result.after())
        .addAllControls(result.controls())
        .addAllRemoved(result.removed())
        .setAnswer(result.answer())
        .build();
  }

  static DeletionTest.Result heard(DeletionReply told) {
    return new DeletionTest.Result(
        told.getLabel(),
        told.getBefore(),
        told.getRemovedList(),
        told.getAfter(),
        told.getControlsList(),
        told.getAnswer());
  }
}
