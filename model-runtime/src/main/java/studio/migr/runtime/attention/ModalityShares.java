package studio.migr.runtime.attention;

import java.util.Set;

/**
 * Where one token of an answer looked, as shares of its attention: mean over heads, then over
 * layers. Sinks are set aside and the rest rescaled, so that audio + visual + text = 1. Shares by
 * modality as in MIGR, arXiv 2512.02699, figure 5; setting sinks aside is ours, after Xiao et al.,
 * arXiv 2309.17453.
 *
 * @param audio share on the encoded sound
 * @param visual share on the encoded frames
 * @param text share on the prompt's words and on the tokens generated before this one
 * @param sink share set aside; near 1, the other three say little
 */
public record ModalityShares(double audio, double visual, double text, double sink) {

  /** The shares of a token. If all of it went to sinks, the three others are 0. */
  public static ModalityShares of(TokenAttention token, PositionMap map, Set<Integer> sinks) {
    double[] mean = token.mean();
    double audio = 0;
    double visual = 0;
    double sink = 0;
    double all = 0;
    for (PositionSpan span : map.spans()) {
      for (int k = span.start(); k < span.start() + span.length() && k < mean.length; k++) {
        if (!sinks.contains(k)) {
          audio += span instanceof PositionSpan.Sound ? mean[k] : 0;
          visual += span instanceof PositionSpan.Frame ? mean[k] : 0;
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      all += mean[k];
      sink += sinks.contains(k) ? mean[k] : 0;
    }
    double rest = all - sink;
    if (rest <= 0) {
      return new ModalityShares(0, 0, 0, 1);
    }
    return new ModalityShares(
        audio / rest, visual / rest, (rest - audio - visual) / rest, sink / all);
  }
}
