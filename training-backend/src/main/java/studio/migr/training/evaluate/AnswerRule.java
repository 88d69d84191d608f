package studio.migr.training.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the answers that a model gives to a clip counts. One that reasons gives up to three:
 * what it writes at the end, what it answers without reasoning, and the emotion that its reasoning
 * speaks of. The reasoning stays what it is, so that EPC says how well it fits the answer that
 * counts.
 */
public enum AnswerRule {
  /** What the model wrote at the end. */
  WRITTEN,
  /** What it answers without reasoning; what it wrote where that is not known. */
  DIRECT,
  /** The emotion that the reasoning speaks of most; what it wrote where there is none. */
  REASONED,
  /** What two of the three say; what it wrote where all differ. */
  MAJORITY;

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AnswerRule> named(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The answer that counts, with the same reasoning. */
  public JudgedAnswer of(JudgedAnswer judged) {
    return switch (this) {
      case WRITTEN -> judged;
      case DIRECT -> judged.withAnswer(judged.direct().or(judged::answer));
      case REASONED -> judged.withAnswer(judged.reasoned().or(judged::answer));
      case MAJORITY -> judged.withAnswer(majority(judged).or(judged::answer));
    };
  }

  private static Optional<String> majority(JudgedAnswer judged) {
    List<String> all =
        Stream.of(judged.answer(), judged.direct(), judged.reasoned())
            .flatMap(Optional::stream)
            .toList();
    return all.stream()
        .filter(each -> all.stream().filter(other -> each.equals(other)).count() > 1)
        .findFirst();
  }
}
