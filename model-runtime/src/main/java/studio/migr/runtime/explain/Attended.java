package studio.migr.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.SinkFinder;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.generate.GeneratedToken;

/** Where the tokens of an answer looked, as far as the explanation needs it: means over layers. */
final class Attended {
  private final PositionMap positions;
  private final SinkFinder sinks = new SinkFinder();
  private final List<TokenAttention> means = new ArrayList<>();

  Attended(PositionMap positions) {
    this.positions = positions;
  }

  void hear(GeneratedToken token) {
    token
        .attention()
        .ifPresent(
            look -> {
              double[] mean = look.mean();
              float[] shares = new float[mean.length];
              for (int k = 0; k < shares.length; k++) {
                shares[k] = (float) mean[k];
              }
              TokenAttention kept = new TokenAttention(1, 1, shares.length, shares);
              sinks.add(kept);
              means.add(kept);
            });
  }

  Drift drift() {
    Set<Integer> found = sinks.sinks().keySet();
    return new Drift(
        means.stream().map(look -> ModalityShares.of(look, positions, found)).toList());
  }

  /** Empty if no attention was heard of. */
  Optional<PromptLook> look() {
    if (means.isEmpty()) {
      return Optional.empty();
    }
    double[] share = new double[positions.length()];
    for (TokenAttention look : means) {
      for (int k = 0; k < share.length; k++) {
        share[k] += look.shares()[k] / means.size();
      }
    }
    sinks.sinks().keySet().stream().filter(sink -> sink < share.length).forEach(k -> share[k] = 0);
    return Optional.of(new PromptLook(positions, share));
  }
}
