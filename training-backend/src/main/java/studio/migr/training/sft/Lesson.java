package studio.migr.training.sft;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningWriter;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.training.dataset.EvidenceText;
import studio.migr.training.dataset.TeachingSample;

/**
 * What a sample teaches in one epoch.
 *
 * @param shown which of picture and sound the model is given
 * @param question what it is asked
 * @param completion what it is to write
 * @param variation seed of how the clip is varied; empty if it is shown as it is
 */
record Lesson(
    TeachingSample sample,
    Set<Place> shown,
    String question,
    String completion,
    OptionalLong variation) {

  /** All of a clip as it is, and what a model is to say in the end. */
  static Lesson whole(TeachingSample sample, SftSettings settings) {
    boolean answered = settings.answerOnly() + settings.evidenceOnly() == 1;
    String text = answered ? ReasoningWriter.answer(sample.clip().label()) : sample.completion();
    return new Lesson(
        sample, EnumSet.allOf(Place.class), sample.question(), text, OptionalLong.empty());
  }

  /** The same clip with both senses. */
  Lesson seenAndHeard() {
    return new Lesson(sample, EnumSet.allOf(Place.class), question, completion, variation);
  }

  /**
   * Draws what is shown and what is taught of it. Of a sample without sound or picture only the
   * description of what is left is taught, with its label and without the conclusion, which speaks
   * of both; a text without such descriptions is shown whole.
   */
  static Lesson draw(TeachingSample sample, SftSettings settings, SenseLabels labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double drawn = random.nextDouble();
    boolean picture = drawn < settings.pictureOnly();
    boolean sound = !picture && drawn < settings.pictureOnly() + settings.soundOnly();
    double taught = random.nextDouble();
    OptionalLong variation =
        settings.varyClips() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
    Set<Place> all = EnumSet.allOf(Place.class);
    Set<Place> shown = picture ? EnumSet.of(Place.VIDEO) : sound ? EnumSet.of(Place.AUDIO) : all;
    String question = sample.question();
    if (taught < settings.answerOnly()) {
      String label = picture || sound ? labels.of(sample, alone(picture)) : sample.clip().label();
      String answer = ReasoningWriter.answer(label);
      return new Lesson(sample, shown, question, answer, variation);
    }
    if (taught < settings.answerOnly() + settings.evidenceOnly()) {
      Optional<String> evidence = EvidenceText.of(sample.clip().evidence(), shown);
      if (evidence.isPresent()) {
        return new Lesson(sample, shown, EvidenceText.QUESTION, evidence.get(), variation);
      }
    }
    if (picture || sound) {
      Optional<String> part = only(sample, alone(picture), labels);
      if (part.isPresent()) {
        return new Lesson(sample, shown, question, part.get(), variation);
      }
    }
    return new Lesson(sample, all, question, sample.completion(), variation);
  }

  private static SegmentKind alone(boolean picture) {
    return picture ? SegmentKind.VIS_DESC : SegmentKind.AUD_DESC;
  }

  /** What a text says of one sense, with its label. */
  private static Optional<String> only(
      TeachingSample sample, SegmentKind kept, SenseLabels labels) {
    Reasoning reasoning = ReasoningParser.parse(sample.completion());
    List<ReasoningParts.Part> parts = new ArrayList<>();
    if (reasoning.wellFormed()) {
      for (ReasoningParts.Part part : ReasoningParts.of(reasoning).parts()) {
        if (part.kind() == kept) {
          parts.add(part);
        }
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(ReasoningWriter.write(new ReasoningParts(parts, labels.of(sample, kept))));
  }
}
