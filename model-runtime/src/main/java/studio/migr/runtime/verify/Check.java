package studio.migr.runtime.verify;

/**
 * One comparison with what the public libraries computed.
 *
 * @param name such as {@code qwen2.logits}
 * @param maxError the largest deviation; of token ids how many differ; infinite if it could not be
 *     made
 * @param tolerance the largest that passes
 * @param problem why it could not be made, empty if it was
 */
public record Check(String name, double maxError, double tolerance, String problem) {

  public Check(String name, double maxError, double tolerance) {
    this(name, maxError, tolerance, "");
  }

  static Check notMade(String name, String problem) {
    return new Check(name, Double.POSITIVE_INFINITY, 0, problem);
  }

  public boolean passed() {
    return maxError <= tolerance; // false for NaN, too
  }
}
