package studio.migr.training.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.EmotionReading;

/**
 * An answer after it was read. In the words of the papers: Y is {@code truth}, A is {@code answer},
 * R is {@link #reasoned()}.
 *
 * @param answer a label of the scheme; empty if the model gave none of them
 * @param explains whether it wrote any reasoning
 * @param reading which emotions the reasoning speaks of
 * @param defects names of the ways in which the text departs from the format
 * @param direct the label that the model gives without reasoning
 * @param confidence in the predicted dominant modality, 0..1
 * @param drift where its attention went
 * @param rule what MIGR's rule says of its answers to the sound and to the picture alone
 * @param inventedQuotations how many quotations nobody said; empty without a transcript
 */
public record JudgedAnswer(
    String clip,
    String truth,
    Optional<String> answer,
    boolean explains,
    EmotionReading reading,
    List<String> defects,
    OptionalInt inventedQuotations,
    Optional<String> person,
    Optional<DominantModality> dominant,
    Optional<DominantModality> predictedDominant,
    boolean generated,
    Optional<String> direct,
    OptionalDouble confidence,
    Optional<DriftCurve> drift,
    Optional<DominantModality> rule) {

  public JudgedAnswer {
    defects = List.copyOf(defects);
  }

  /** R: the emotion that the reasoning speaks of most; empty if it speaks of none. */
  public Optional<String> reasoned() {
    return reading.top();
  }

  /** The same clip as answered without reasoning; empty if it was not asked so. */
  public Optional<JudgedAnswer> directly() {
    return direct.map(
        label ->
            new JudgedAnswer(
                clip,
                truth,
                Optional.of(label),
                false,
                EmotionReading.NONE,
                List.of(),
                OptionalInt.empty(),
                person,
                dominant,
                predictedDominant,
                generated,
                direct,
                confidence,
                drift,
                rule));
  }

  /** The same reasoning with another answer. */
  public JudgedAnswer withAnswer(Optional<String> other) {
    return with(truth, other);
  }

  /** The same answer, held against another label. */
  public JudgedAnswer withTruth(String label) {
    return with(label, answer);
  }

  private JudgedAnswer with(String otherTruth, Optional<String> otherAnswer) {
    return new JudgedAnswer(
        clip,
        otherTruth,
        otherAnswer,
        explains,
        reading,
        defects,
        inventedQuotations,
        person,
        dominant,
        predictedDominant,
        generated,
        direct,
        confidence,
        drift,
        rule);
  }

  /** Whether A = Y. */
  public boolean answersRight() {
    return answer.filter(truth::equals).isPresent();
  }

  /** Whether R = Y. */
  public boolean reasonsRight() {
    return reasoned().filter(truth::equals).isPresent();
  }

  /** Whether R = A. A text that speaks of no emotion agrees with nothing. */
  public boolean agreesWithItself() {
    return reasoned().isPresent() && reasoned().equals(answer);
  }
}
