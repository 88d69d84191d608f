package studio.migr.training.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.EmotionReading;
import studio.migr.runtime.reader.ReaderIdentity;
import studio.migr.runtime.reasoning.FormatDefect;
import studio.migr.runtime.reasoning.Quotation;
import studio.migr.runtime.reasoning.QuotedSpeech;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.WrittenAnswer;

/**
 * Reads what models wrote. An answer counts in any case, with a full stop, and in the words that
 * other data sets use for the same emotion ({@link EmotionWords}).
 */
public final class Judge {
  private final EmotionScheme scheme;
  private final EmotionReader reader;
  private final EmotionWords words;

  public Judge(EmotionScheme scheme, EmotionReader reader) {
    this.scheme = scheme;
    this.reader = reader;
    this.words = new EmotionWords(scheme);
  }

  /** The labels that answers are about. */
  public List<String> labels() {
    return scheme.emotions();
  }

  /** Who reads the reasoning. */
  public ReaderIdentity reader() {
    return reader.identity();
  }

  /**
   * @throws IllegalArgumentException if the truth is no label of the scheme
   */
  public JudgedAnswer judge(ModelAnswer answer) {
    String truth =
        WrittenAnswer.label(answer.truth(), words)
            .orElseThrow(
                () -> new IllegalArgumentException("no label of the scheme: " + answer.truth()));
    Reasoning reasoning = ReasoningParser.parse(answer.output());
    Optional<String> bare = WrittenAnswer.bare(reasoning, words);
    String explanation = bare.isPresent() ? "" : reasoning.reasoningText();
    return new JudgedAnswer(
        answer.clip(),
        truth,
        WrittenAnswer.of(reasoning, words),
        !explanation.isEmpty(),
        explanation.isEmpty() ? EmotionReading.NONE : inScheme(reader.read(explanation)),
        bare.isPresent()
            ? List.of()
            : reasoning.defects().stream().map(FormatDefect::id).distinct().toList(),
        answer
            .transcript()
            .map(said -> OptionalInt.of(invented(explanation, said)))
            .orElse(OptionalInt.empty()),
        answer.person(),
        answer.dominant(),
        answer.predictedDominant(),
        answer.generated(),
        answer.direct().flatMap(text -> WrittenAnswer.label(text, words)),
        answer.confidence(),
        answer.drift(),
        answer.rule());
  }

  /** In the scheme's own names; what the scheme does not have is left out. */
  private EmotionReading inScheme(EmotionReading reading) {
    Map<String, Double> evidence = new LinkedHashMap<>();
    reading
        .strengths()
        .forEach(
            (emotion, strength) ->
                words
                    .emotion(emotion)
                    .ifPresent(own -> evidence.merge(own, strength, Double::sum)));
    return EmotionReading.ofEvidence(evidence);
  }

  private static int invented(String explanation, String transcript) {
    return (int)
        QuotedSpeech.in(explanation, transcript).stream().filter(Quotation::invented).count();
  }
}
