package studio.migr.runtime.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.work.Work;

/**
 * Trains a {@link NgramClassifier}: full-batch gradient descent with AdaGrad's steps (Duchi, Hazan
 * and Singer 2011) on the mean cross entropy with an L2 penalty. Nothing is drawn at random: the
 * same texts in the same order give the same classifier, to the bit, on every machine.
 */
public final class NgramTrainer {
  private static final int ROUNDS = 150;
  private static final double STEP = 0.5;
  private static final double TINY = 1e-8;

  /** Share of the squared weights that is added to the loss. Small, for texts are few. */
  private static final double PENALTY = 2e-4;

  /** Rarer words say more of who wrote than of what is meant, once there are texts enough. */
  private static final int FEWEST_TEXTS = 2;

  private static final int ENOUGH_TEXTS = 50;
  private static final int MOST_FEATURES = 50_000;

  private NgramTrainer() {}

  /**
   * @param name what people will call the classifier
   * @param labels the emotions it is to tell apart
   * @param texts at least one of each of two labels
   * @throws IllegalArgumentException if the texts are of fewer than two labels, or of others
   */
  public static NgramClassifier train(
      String name, List<String> labels, List<LabelledText> texts, Work work) {
    if (texts.stream().map(LabelledText::label).distinct().count() < 2
        || texts.stream().anyMatch(text -> !labels.contains(text.label()))) {
      throw new IllegalArgumentException("texts of two labels or more are needed");
    }
    List<String> features = features(texts);
    Map<String, Integer> index = new LinkedHashMap<>();
    features.forEach(feature -> index.put(feature, index.size()));
    int[][] rows = new int[texts.size()][];
    int[] truth = new int[texts.size()];
    for (int i = 0; i < rows.length; i++) {
      LabelledText text = texts.get(i);
      rows[i] =
          Ngrams.of(text.text()).stream()
              .filter(index::containsKey)
              .mapToInt(feature -> index.getOrDefault(feature, 0))
              .toArray();
      truth[i] = labels.indexOf(text.label());
    }
    double[][] weights = descend(rows, truth, features.size(), labels.size(), work);
    Map<String, double[]> byFeature = new LinkedHashMap<>();
    for (int f = 0; f < features.size(); f++) {
      byFeature.put(features.get(f), weights[f]);
    }
    return new NgramClassifier(name, labels, byFeature, weights[features.size()]);
  }

  /** The most common first where there are too many; in the order of the alphabet. */
  private static List<String> features(List<LabelledText> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (LabelledText text : texts) {
      Ngrams.of(text.text()).forEach(ngram -> counts.merge(ngram, 1, Integer::sum));
    }
    int fewest = texts.size() < ENOUGH_TEXTS ? 1 : FEWEST_TEXTS;
    List<String> features = new ArrayList<>(counts.keySet());
    features.removeIf(feature -> counts.getOrDefault(feature, 0) < fewest);
    if (features.size() > MOST_FEATURES) {
      features.sort(Comparator.comparing(feature -> -counts.getOrDefault(feature, 0)));
      features = new ArrayList<>(features.subList(0, MOST_FEATURES));
      features.sort(Comparator.naturalOrder());
    }
    return features;
  }

  /** Weights [features + 1][labels]; the last row is the bias. */
  private static double[][] descend(
      int[][] rows, int[] truth, int features, int labels, Work work) {
    double[][] weights = new double[features + 1][labels];
    double[][] squares = new double[features + 1][labels];
    double[][] gradient = new double[features + 1][labels];
    for (int round = 0; round < ROUNDS; round++) {
      work.check();
      work.progress(round, ROUNDS);
      for (int f = 0; f <= features; f++) {
        for (int k = 0; k < labels; k++) {
          gradient[f][k] = f == features ? 0 : 2 * PENALTY * weights[f][k];
        }
      }
      for (int i = 0; i < rows.length; i++) {
        addGradient(rows[i], truth[i], weights, gradient, rows.length);
      }
      for (int f = 0; f <= features; f++) {
        for (int k = 0; k < labels; k++) {
          squares[f][k] += gradient[f][k] * gradient[f][k];
          weights[f][k] -= STEP * gradient[f][k] / (StrictMath.sqrt(squares[f][k]) + TINY);
        }
      }
    }
    return weights;
  }

  private static void addGradient(
      int[] row, int truth, double[][] weights, double[][] gradient, int texts) {
    int bias = weights.length - 1;
    double scale = row.length == 0 ? 0 : 1 / StrictMath.sqrt(row.length);
    double[] scores = weights[bias].clone();
    for (int f : row) {
      for (int k = 0; k < scores.length; k++) {
        scores[k] += scale * weights[f][k];
      }
    }
    NgramClassifier.softmax(scores);
    scores[truth] -= 1;
    for (int k = 0; k < scores.length; k++) {
      double error = scores[k] / texts;
      gradient[bias][k] += error;
      for (int f : row) {
        gradient[f][k] += scale * error;
      }
    }
  }
}
