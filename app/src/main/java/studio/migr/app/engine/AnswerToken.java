package studio.migr.app.engine;

/**
 * One token of an answer.
 *
 * @param text what became readable with it; often nothing
 * @param start where that begins in the answer
 * @param logProbability under the model itself, natural logarithm
 */
public record AnswerToken(int index, String text, int start, double logProbability) {
  public int end() {
    return start + text.length();
  }
}
