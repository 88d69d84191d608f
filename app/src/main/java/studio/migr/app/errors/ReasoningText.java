package studio.migr.app.errors;

import java.util.List;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;
import studio.migr.runtime.reasoning.Sentences;

/** What a model's reasoning says of each emotion: the sentences that speak of it. */
final class ReasoningText {
  private static final LexiconReader READER = new LexiconReader();

  private ReasoningText() {}

  /** The sentences in which the lexicon finds an emotion, in order. */
  static List<String> of(String text, String emotion) {
    Reasoning reasoning = ReasoningParser.parse(text);
    return Sentences.of(reasoning).stream()
        .map((Segment each) -> reasoning.textOf(each).strip())
        .filter(sentence -> READER.read(sentence).of(emotion) > 0)
        .toList();
  }

  /** The same as text for people; says so where there is none. */
  static String words(String text, String emotion) {
    List<String> sentences = of(text, emotion);
    return sentences.isEmpty()
        ? Messages.text("errors.reasoning.nothing", emotion)
        : sentences.stream().map(each -> "“" + each + "”").collect(Collectors.joining("\n"));
  }
}
