package studio.migr.training.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;

/**
 * One clip of a data set.
 *
 * @param clip names it, once in a data set
 * @param media path of its file
 * @param person whom it shows; empty if nobody knows
 * @param label the emotion
 * @param votes how many annotators gave each emotion; may be empty
 * @param weight how much it counts in training, above 0
 * @param dominant which modality carries the emotion
 * @param importance what each modality adds to the answer
 * @param reasoning in MIGR's format, or plain
 * @param reasoningAuthor who wrote it, where people corrected it: everybody whose words it holds
 * @param source where label and reasoning come from, in words for people
 * @param generated whether the clip was made by a program
 */
public record ClipRecord(
    String clip,
    String media,
    Optional<String> person,
    Optional<Split> split,
    String label,
    Map<String, Integer> votes,
    double weight,
    Optional<DominantModality> dominant,
    Optional<ModalityShare> importance,
    Evidence evidence,
    Optional<String> reasoning,
    Optional<String> reasoningAuthor,
    String source,
    boolean generated) {

  /**
   * @throws IllegalArgumentException if it has no name or label, or its weight is none
   */
  public ClipRecord {
    votes = Collections.unmodifiableMap(new TreeMap<>(votes));
    if (clip.isBlank() || label.isBlank() || !(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "no clip of a data set: " + clip + " " + label + " " + weight);
    }
  }

  /** A clip whose reasoning nobody corrected. */
  public ClipRecord(
      String clip,
      String media,
      Optional<String> person,
      Optional<Split> split,
      String label,
      Map<String, Integer> votes,
      double weight,
      Optional<DominantModality> dominant,
      Optional<ModalityShare> importance,
      Evidence evidence,
      Optional<String> reasoning,
      String source,
      boolean generated) {
    this(
        clip,
        media,
        person,
        split,
        label,
        votes,
        weight,
        dominant,
        importance,
        evidence,
        reasoning,
        Optional.empty(),
        source,
        generated);
  }

  public ClipRecord withSplit(Split value) {
    return new ClipRecord(
        clip,
        media,
        person,
        Optional.of(value),
        label,
        votes,
        weight,
        dominant,
        importance,
        evidence,
        reasoning,
        reasoningAuthor,
        source,
        generated);
  }

  public ClipRecord withWeight(double value) {
    return new ClipRecord(
        clip,
        media,
        person,
        split,
        label,
        votes,
        value,
        dominant,
        importance,
        evidence,
        reasoning,
        reasoningAuthor,
        source,
        generated);
  }

  /** The same with reasoning that people corrected. */
  public ClipRecord withCorrectedReasoning(String text, String author) {
    return new ClipRecord(
        clip,
        media,
        person,
        split,
        label,
        votes,
        weight,
        dominant,
        importance,
        evidence,
        Optional.of(text),
        Optional.of(author),
        source,
        generated);
  }

  /** The same with another reasoning, that nobody corrected. */
  public ClipRecord withReasoning(String text) {
    return new ClipRecord(
        clip,
        media,
        person,
        split,
        label,
        votes,
        weight,
        dominant,
        importance,
        evidence,
        Optional.of(text),
        Optional.empty(),
        source,
        generated);
  }
}
