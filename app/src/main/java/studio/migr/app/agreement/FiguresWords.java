package studio.migr.app.agreement;

import java.util.Locale;
import studio.migr.app.message.Messages;
import studio.migr.training.agreement.Coefficient;
import studio.migr.training.agreement.Estimate;
import studio.migr.training.evaluate.Figure;

/** Figures of agreement in words. */
public final class FiguresWords {
  private FiguresWords() {}

  /** {@code Krippendorff's alpha}. */
  static String of(Coefficient coefficient) {
    return Messages.text("agreement.coefficient." + coefficient.id());
  }

  /** What a category is called. */
  static String of(FiguresQuestion.Answer answer, String category) {
    return answer == FiguresQuestion.Answer.DOMINANT
        ? Messages.text("annotate.dominant." + category)
        : category;
  }

  /** {@code 0.72 [0.58, 0.84]}, or why there is none. */
  public static String of(Estimate estimate) {
    return switch (estimate.figure()) {
      case Figure.NotDefined(var why) ->
          Messages.text("evaluation.not-defined", Messages.text("evaluation.why." + why.id()));
      case Figure.Value(double value, int _) ->
          estimate
              .interval()
              .map(
                  interval ->
                      Messages.text(
                          "agreement.figures.value",
                          two(value),
                          two(interval.low()),
                          two(interval.high())))
              .orElseGet(() -> Messages.text("agreement.figures.few", two(value)));
    };
  }

  private static String two(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }
}
