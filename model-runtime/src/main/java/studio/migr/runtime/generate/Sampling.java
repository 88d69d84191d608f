package studio.migr.runtime.generate;

/**
 * How the next token is chosen. In this order: temperature, the most probable {@code topK}, the
 * nucleus {@code topP}.
 *
 * @param temperature 0 takes the most probable; 1 draws as the model says; more evens out
 * @param topK how many candidates stay, 0 for all
 * @param topP candidates stay until their probabilities reach this share, in (0, 1]
 * @param seed the same seed gives the same draws
 */
public record Sampling(double temperature, int topK, double topP, long seed) {
  /** The most probable token, always. */
  public static final Sampling GREEDY = new Sampling(0, 0, 1, 0);

  public Sampling {
    if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)
        || topK < 0
        || !(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException(temperature + ", " + topK + ", " + topP);
    }
  }
}
