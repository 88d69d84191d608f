package studio.migr.app.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.app.label.Judgement;
import studio.migr.app.library.ClipHint;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.Prediction;
import studio.migr.runtime.emotion.DominantModality;

/**
 * How much a clip is worth a look. Whoever answered both questions after the model spoke has had
 * that look: for them nothing is left to see, whatever they said.
 *
 * @param reasons the weightiest first; none if there is nothing to see
 * @param doubt 1 less the probability of the model's answer; orders what has the same reasons
 */
record Worth(List<Reason> reasons, double doubt, Optional<Prediction> prediction) {
  private static final double UNSURE_BELOW = 0.5;

  /** What the second of two labels needs at least, so that the model wavers between them. */
  private static final double WAVERING = 0.2;

  private static final Set<String> PAIR = Set.of("surprise", "fear");

  Worth {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param own what the annotator says of the whole clip
   * @param labelled when they said so last
   * @param prediction what the model says, if it may be known
   */
  static Worth of(Judgement own, Optional<Instant> labelled, Optional<Prediction> prediction) {
    boolean judged = own.emotion().isPresent() && own.dominant().isPresent();
    List<Reason> reasons = new ArrayList<>();
    if (prediction.isPresent()) {
      Prediction said = prediction.get();
      boolean looked = judged && labelled.filter(time -> !time.isBefore(said.time())).isPresent();
      if (looked) {
        return new Worth(List.of(), 0, prediction);
      }
      collect(own, said, reasons);
    }
    if (own.isEmpty()) {
      reasons.add(Reason.NEVER_SEEN);
    }
    return new Worth(
        reasons, prediction.map(said -> 1 - said.probability()).orElse(0.0), prediction);
  }

  private static void collect(Judgement own, Prediction said, List<Reason> reasons) {
    if (own.emotion().filter(emotion -> !emotion.equals(said.answer())).isPresent()) {
      reasons.add(Reason.OTHER_EMOTION);
    }
    if (own.dominant().isPresent()
        && said.verdict().isPresent()
        && !own.dominant().equals(said.verdict())) {
      reasons.add(Reason.OTHER_MODALITY);
    }
    if (said.verdict().filter(DominantModality.CONFLICT::equals).isPresent()) {
      reasons.add(Reason.CONFLICT);
    }
    if (isSurpriseOrFear(own, said)) {
      reasons.add(Reason.SURPRISE_FEAR);
    }
    if (said.probability() < UNSURE_BELOW) {
      reasons.add(Reason.UNSURE);
    }
  }

  private static boolean isSurpriseOrFear(Judgement own, Prediction said) {
    boolean wavers =
        said.runnerUp()
            .filter(second -> second.getValue() >= WAVERING)
            .map(Map.Entry::getKey)
            .filter(second -> PAIR.equals(pair(said.answer(), second)))
            .isPresent();
    boolean flips =
        said.flips().stream().anyMatch(flip -> PAIR.equals(pair(flip.from(), flip.to())));
    boolean apart =
        own.emotion().filter(emotion -> PAIR.equals(pair(said.answer(), emotion))).isPresent();
    return wavers || flips || apart;
  }

  private static Set<String> pair(String one, String other) {
    return one.equals(other) ? Set.of(one) : Set.of(one, other);
  }

  /** Whether the first reason is something that a model said. */
  boolean byModel() {
    return !reasons.isEmpty() && reasons.getFirst() != Reason.NEVER_SEEN;
  }

  /** The higher, the sooner. */
  double weight() {
    return reasons.stream().mapToInt(Reason::weight).sum() + (reasons.isEmpty() ? 0 : doubt);
  }

  /** In words; empty if there is nothing to see. */
  Optional<ClipHint> hint() {
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClipHint(
            Messages.text(reasons.getFirst().key()),
            reasons.stream().map(this::sentence).collect(Collectors.joining(" "))));
  }

  private String sentence(Reason reason) {
    return prediction
        .map(
            said ->
                Messages.text(
                    reason.key() + ".why",
                    said.model().name(),
                    said.answer(),
                    said.probability(),
                    said.verdict()
                        .map(verdict -> Messages.text("annotate.dominant." + verdict.id()))
                        .orElse("–"),
                    said.answers().getOrDefault("audio", "–"),
                    said.answers().getOrDefault("visual", "–")))
        .orElseGet(() -> Messages.text(reason.key() + ".why"));
  }
}
