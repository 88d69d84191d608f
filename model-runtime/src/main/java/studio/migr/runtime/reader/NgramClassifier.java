package studio.migr.runtime.reader;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Multinomial logistic regression over the words and word pairs of a text, each counted once, the
 * vector brought to length 1. Made by {@link NgramTrainer}, kept by {@link NgramClassifierJson}.
 */
public final class NgramClassifier implements EmotionReader {
  private final String name;
  private final String version;
  private final List<String> labels;
  private final Map<String, double[]> weights;
  private final double[] bias;

  /**
   * @param name what people call it
   * @param weights by word or word pair: one value for each label
   * @param bias one value for each label
   * @throws IllegalArgumentException if there are not two labels or more, one comes twice, or an
   *     array is not as long as the labels
   */
  public NgramClassifier(
      String name, List<String> labels, Map<String, double[]> weights, double[] bias) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.weights = new LinkedHashMap<>(weights);
    this.bias = bias.clone();
    if (labels.size() < 2 || labels.stream().distinct().count() != labels.size()) {
      throw new IllegalArgumentException("no labels to choose from: " + labels);
    }
    if (bias.length != labels.size()
        || weights.values().stream().anyMatch(each -> each.length != labels.size())) {
      throw new IllegalArgumentException("not a weight for each label");
    }
    this.version = NgramClassifierJson.digest(this);
  }

  @Override
  public ReaderIdentity identity() {
    return new ReaderIdentity(name, version);
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /** By word or word pair, one value for each label; not to be changed. */
  Map<String, double[]> weights() {
    return weights;
  }

  double[] bias() {
    return bias.clone();
  }

  /** Finds nothing in a text of which it knows no word. */
  @Override
  public EmotionReading read(String text) {
    List<double[]> known =
        Ngrams.of(text).stream().filter(weights::containsKey).map(weights::get).toList();
    if (known.isEmpty()) {
      return EmotionReading.NONE;
    }
    double scale = 1 / StrictMath.sqrt(known.size());
    double[] scores = bias.clone();
    for (double[] each : known) {
      for (int k = 0; k < scores.length; k++) {
        scores[k] += scale * each[k];
      }
    }
    softmax(scores);
    Map<String, Double> strengths = new LinkedHashMap<>();
    for (int k = 0; k < scores.length; k++) {
      strengths.put(labels.get(k), scores[k]);
    }
    return new EmotionReading(strengths);
  }

  /** In place. Strict arithmetic, so that every machine gives the same. */
  static void softmax(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = StrictMath.exp(scores[k] - most);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }
}
