package studio.migr.app.analysis;

import java.util.List;
import java.util.Optional;
import studio.migr.app.player.ClipSource;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.predict.KeptExplanations.Said;

/**
 * What is kept of one clip.
 *
 * @param current of the model that is loaded, asked as now
 * @param other of another, the newest
 */
record Reading(Optional<ClipAnalysis> current, Optional<ClipAnalysis> other) {

  /**
   * @param truth the right label, if somebody knows it
   * @param key of what would be asked now; empty without a model
   */
  static Reading of(
      KeptExplanations kept,
      ClipSource clip,
      Optional<String> key,
      List<String> labels,
      Optional<String> truth) {
    Optional<ClipAnalysis> current = Optional.empty();
    Optional<ClipAnalysis> other = Optional.empty();
    for (Said said : kept.said(clip.id())) {
      boolean asked = key.equals(Optional.of(said.key()));
      if (asked || other.isEmpty()) {
        Optional<ClipAnalysis> read = read(kept, clip, said, labels, asked, truth);
        current = asked ? read : current;
        other = asked ? other : read;
      }
    }
    return new Reading(current, other);
  }

  private static Optional<ClipAnalysis> read(
      KeptExplanations kept,
      ClipSource clip,
      Said said,
      List<String> labels,
      boolean current,
      Optional<String> truth) {
    return kept.read(clip.id(), said.key(), labels)
        .map(
            explanation ->
                new ClipAnalysis(
                    clip.id(),
                    said.key(),
                    said.model(),
                    said.when(),
                    explanation.withTrueLabel(truth),
                    current,
                    said.clipBytes() != 0 && said.clipBytes() != clip.file().toFile().length(),
                    truth));
  }
}
