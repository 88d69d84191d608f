package studio.migr.app.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.predict.KeptExplanations.Said;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.work.Work;

/**
 * What is kept of one clip.
 *
 * @param current of the model that is loaded, asked as now
 * @param other of another, the newest
 * @param looks where the tokens looked of what is {@link #shown}
 */
record Reading(
    Optional<ClipAnalysis> current, Optional<ClipAnalysis> other, List<TokenAttention> looks) {

  /**
   * @param truth the right label, if somebody knows it
   * @param key of what would be asked now; empty without a model
   * @param sampled of the same with samples, which give the score its interval
   */
  static Reading of(
      KeptExplanations kept,
      String clip,
      Path file,
      Optional<String> key,
      Optional<String> sampled,
      List<String> labels,
      Optional<String> truth) {
    Optional<ClipAnalysis> current = Optional.empty();
    Optional<ClipAnalysis> other = Optional.empty();
    for (Said said : kept.said(clip)) {
      if (sampled.equals(Optional.of(said.key()))) {
        continue;
      }
      boolean asked = key.equals(Optional.of(said.key()));
      if (asked || other.isEmpty()) {
        Optional<ClipAnalysis> read = read(kept, clip, file, said, labels, asked, truth);
        current = asked ? read : current;
        other = asked ? other : read;
      }
    }
    return new Reading(
        current.map(plain -> withInterval(kept, plain, sampled, labels)),
        other,
        (current.isPresent() ? current : other).map(one -> looks(kept, one)).orElse(List.of()));
  }

  /** What there is to show, unless the model is asked first. */
  Optional<ClipAnalysis> shown() {
    return current.or(() -> other);
  }

  /** Whether that was read which is read now; an explanation does not change once it is kept. */
  boolean isAs(Reading later) {
    return said(current).equals(said(later.current)) && said(other).equals(said(later.other));
  }

  private static Optional<List<Object>> said(Optional<ClipAnalysis> one) {
    return one.map(
        it ->
            List.of(
                it.key(),
                it.model(),
                it.when(),
                it.current(),
                it.changed(),
                it.truth(),
                it.explanation().importance().interval()));
  }

  private static List<TokenAttention> looks(KeptExplanations kept, ClipAnalysis analysis) {
    try {
      return new KeptAttention(KeptTrail.file(kept, analysis))
          .looks(0, analysis.explanation().tokens().size(), Work.UNWATCHED);
    } catch (IOException e) {
      return List.of(); // whoever asks for them will hear it again
    }
  }

  private static ClipAnalysis withInterval(
      KeptExplanations kept, ClipAnalysis plain, Optional<String> sampled, List<String> labels) {
    return sampled
        .filter(key -> kept.has(plain.clip(), key))
        .flatMap(key -> kept.read(plain.clip(), key, labels))
        .map(often -> plain.with(plain.explanation().withSpreadOf(often)))
        .orElse(plain);
  }

  private static Optional<ClipAnalysis> read(
      KeptExplanations kept,
      String clip,
      Path file,
      Said said,
      List<String> labels,
      boolean current,
      Optional<String> truth) {
    return kept.read(clip, said.key(), labels)
        .map(
            explanation ->
                new ClipAnalysis(
                    clip,
                    said.key(),
                    said.model(),
                    said.when(),
                    explanation.withTrueLabel(truth),
                    current,
                    said.clipBytes() != 0 && said.clipBytes() != file.toFile().length(),
                    truth));
  }
}
