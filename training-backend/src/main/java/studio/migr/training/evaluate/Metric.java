package studio.migr.training.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures of an evaluation. Y is the truth, A the answer, R the emotion that the reasoning
 * speaks of. An answer that is no label of the scheme is wrong; reasoning that speaks of no emotion
 * is R ≠ Y and R ≠ A. Shares are 0..1.
 */
public enum Metric {
  /** Weighted average recall, that is overall accuracy: share with A = Y. */
  WAR {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return share(answers, JudgedAnswer::answersRight, WhyNotDefined.NO_CLIPS);
    }
  },
  /** Unweighted average recall: mean of the recall of the labels that occur. */
  UAR {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      Map<String, int[]> byLabel = new HashMap<>(); // right, all
      for (JudgedAnswer answer : answers) {
        int[] counts = byLabel.computeIfAbsent(answer.truth(), _ -> new int[2]);
        counts[0] += answer.answersRight() ? 1 : 0;
        counts[1]++;
      }
      double sum = 0;
      for (int[] counts : byLabel.values()) {
        sum += counts[0] / (double) counts[1];
      }
      return byLabel.isEmpty()
          ? new Figure.NotDefined(WhyNotDefined.NO_CLIPS)
          : new Figure.Value(sum / byLabel.size(), answers.size());
    }
  },
  /** Explanation emotion accuracy: share with R = Y. */
  EEA {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return ofReasoning(answers, JudgedAnswer::reasonsRight);
    }
  },
  /** Explanation–prediction consistency: share with R = A. */
  EPC {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return ofReasoning(answers, JudgedAnswer::agreesWithItself);
    }
  },
  /** Faithful and correct rate: share with R = Y and A = Y. */
  FCR {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return ofReasoning(answers, each -> each.reasonsRight() && each.answersRight());
    }
  },
  /** Share of R ≠ Y among A = Y: 1 − FCR / WAR. */
  WRONG_REASONING_AMONG_CORRECT {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      List<JudgedAnswer> right = answers.stream().filter(JudgedAnswer::answersRight).toList();
      if (answers.stream().noneMatch(JudgedAnswer::explains)) {
        return new Figure.NotDefined(WhyNotDefined.NO_REASONING);
      }
      return share(right, each -> !each.reasonsRight(), WhyNotDefined.NO_RIGHT_ANSWERS);
    }
  },
  /** Share of Y among the two emotions most present in the reasoning, among A ≠ Y. */
  TRUTH_AMONG_TOP_TWO_OF_ERRORS {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      List<JudgedAnswer> wrong = answers.stream().filter(each -> !each.answersRight()).toList();
      if (answers.stream().noneMatch(JudgedAnswer::explains)) {
        return new Figure.NotDefined(WhyNotDefined.NO_REASONING);
      }
      return share(
          wrong,
          each -> each.reading().mostPresent(2).contains(each.truth()),
          WhyNotDefined.NO_WRONG_ANSWERS);
    }
  },
  /** Share of clips whose dominant modality the model has right, of those where both are known. */
  IMPORTANCE_ACCURACY {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return share(
          answers.stream()
              .filter(each -> each.dominant().isPresent() && each.predictedDominant().isPresent())
              .toList(),
          each -> each.dominant().equals(each.predictedDominant()),
          WhyNotDefined.NO_DOMINANT_MODALITY);
    }
  },
  /**
   * Share of clips whose dominant modality MIGR's rule has right, of those where both are known. It
   * knows the label, cannot say that sound and picture contradict each other, and calls calm that
   * both show <em>both</em>.
   */
  RULE_ACCURACY {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      return share(
          answers.stream()
              .filter(each -> each.dominant().isPresent() && each.rule().isPresent())
              .toList(),
          each -> each.dominant().equals(each.rule()),
          WhyNotDefined.NO_RULE);
    }
  },
  /** Quotations that nobody said, per clip with a transcript. Not a share: may be above 1. */
  INVENTED_QUOTATIONS_PER_CLIP {
    @Override
    public Figure of(List<JudgedAnswer> answers) {
      int clips = 0;
      int invented = 0;
      for (JudgedAnswer answer : answers) {
        if (answer.inventedQuotations().isPresent()) {
          clips++;
          invented += answer.inventedQuotations().getAsInt();
        }
      }
      return Figure.share(invented, clips, WhyNotDefined.NO_TRANSCRIPT);
    }
  };

  /** The name in files: {@code war}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The figure over these answers. */
  public abstract Figure of(List<JudgedAnswer> answers);

  private static Figure share(
      List<JudgedAnswer> answers, Predicate<JudgedAnswer> counts, WhyNotDefined why) {
    int counted = 0;
    for (JudgedAnswer answer : answers) {
      counted += counts.test(answer) ? 1 : 0;
    }
    return Figure.share(counted, answers.size(), why);
  }

  private static Figure ofReasoning(List<JudgedAnswer> answers, Predicate<JudgedAnswer> counts) {
    boolean silent = answers.stream().noneMatch(JudgedAnswer::explains);
    return silent
        ? new Figure.NotDefined(
            answers.isEmpty() ? WhyNotDefined.NO_CLIPS : WhyNotDefined.NO_REASONING)
        : share(answers, counts, WhyNotDefined.NO_CLIPS);
  }
}
