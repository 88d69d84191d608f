package studio.migr.app.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.sample.SampleTruth.Shown;

/**
 * What people take an emotion for, by one sense alone. How often each is recognised was published;
 * where a source names only the commonest errors, the rest is spread by us.
 *
 * <p>Faces: moving synthetic faces, 56 healthy adults (J. Clin. Med. 2021, 10, 1904): surprise 91 %
 * right, 8.5 % fear; fear 75.7, 13.7 surprise, 8.4 sad; happy 97, neutral 98, angry 94, disgust 89,
 * sad 88. Voices: nine countries (Scherer et al. 2001): angry 76, neutral 73, sad 71, fear 66,
 * happy 42; disgust 29 (votes of CREMA-D, Cao et al. 2014); surprise 44 (Cahn 1990). That missed
 * voices are mostly taken for neutral is CREMA-D's, too.
 */
final class Recognition {
  /** The emotions of the generated clips, in DFEW's order. */
  static final List<String> EMOTIONS =
      List.of("happy", "sad", "neutral", "angry", "surprise", "disgust", "fear");

  /** From this strength on, an expression is recognised as the full ones of the sources. */
  private static final double FULL = 0.6;

  /** Below this strength nothing is noticed. */
  private static final double FAINTEST = 0.1;

  private static final double[][] FACE = {
    // happy, sad, neutral, angry, surprise, disgust, fear
    {0.97, 0, 0.01, 0, 0.02, 0, 0},
    {0, 0.88, 0.06, 0, 0, 0.03, 0.03},
    {0.005, 0.01, 0.98, 0.005, 0, 0, 0},
    {0, 0.01, 0.01, 0.94, 0, 0.04, 0},
    {0.005, 0, 0, 0, 0.91, 0, 0.085},
    {0, 0.04, 0.01, 0.06, 0, 0.89, 0},
    {0, 0.084, 0.022, 0, 0.137, 0, 0.757}
  };

  private static final double[][] VOICE = {
    {0.42, 0.02, 0.34, 0.06, 0.12, 0.01, 0.03},
    {0.01, 0.71, 0.19, 0, 0, 0.05, 0.04},
    {0.03, 0.12, 0.73, 0.05, 0.02, 0.05, 0},
    {0.03, 0.02, 0.08, 0.76, 0.02, 0.06, 0.03},
    {0.12, 0, 0.16, 0.04, 0.44, 0.02, 0.22},
    {0.02, 0.15, 0.36, 0.14, 0.02, 0.29, 0.02},
    {0.02, 0.09, 0.12, 0.03, 0.08, 0, 0.66}
  };

  private final double[][] table;

  private Recognition(double[][] table) {
    this.table = table;
  }

  /** By the face alone. */
  static Recognition ofFaces() {
    return new Recognition(FACE);
  }

  /** By the voice alone. */
  static Recognition ofVoices() {
    return new Recognition(VOICE);
  }

  /** How likely each answer is; they sum to 1. The fainter it is, the more like neutral. */
  Map<String, Double> of(Shown shown) {
    double noticed = Math.clamp((shown.strength() - FAINTEST) / (FULL - FAINTEST), 0, 1);
    double[] one = table[EMOTIONS.indexOf(shown.emotion())];
    double[] other = table[EMOTIONS.indexOf(shown.other())];
    double[] nothing = table[EMOTIONS.indexOf("neutral")];
    Map<String, Double> likely = new LinkedHashMap<>();
    for (int k = 0; k < EMOTIONS.size(); k++) {
      double mixed = (1 - shown.share()) * one[k] + shown.share() * other[k];
      likely.put(EMOTIONS.get(k), noticed * mixed + (1 - noticed) * nothing[k]);
    }
    return likely;
  }
}
