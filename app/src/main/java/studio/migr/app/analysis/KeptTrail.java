package studio.migr.app.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.player.ClipSource;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.explain.PromptLook;

/** The answer of a kept explanation, as if it were written now. */
final class KeptTrail {
  /** How the file of the attention ends, beside the explanation. */
  static final String ATTENTION = ".attention";

  private KeptTrail() {}

  /** Empty if it was made without attention. */
  static Optional<AnswerTrail> of(
      ClipAnalysis analysis, List<TokenAttention> atHand, ClipSource clip, KeptExplanations kept) {
    return analysis.explanation().look().map(look -> trail(analysis, look, atHand, clip, kept));
  }

  private static AnswerTrail trail(
      ClipAnalysis analysis,
      PromptLook look,
      List<TokenAttention> atHand,
      ClipSource clip,
      KeptExplanations kept) {
    AnswerTrail trail =
        AnswerTrail.about(
            clip,
            frames(look.positions()),
            analysis.model(),
            look.positions(),
            new KeptAttention(file(kept, analysis), atHand));
    List<String> pieces = analysis.explanation().tokens();
    for (int k = 0; k < pieces.size(); k++) {
      trail.add(k, pieces.get(k), Double.NaN);
    }
    return trail;
  }

  /** Where its tokens looked. */
  static Path file(KeptExplanations kept, ClipAnalysis analysis) {
    return kept.file(analysis.clip(), analysis.key(), ATTENTION);
  }

  /** How many pictures of the clip the model saw. */
  private static int frames(PositionMap map) {
    return map.spans().stream()
        .filter(PositionSpan.Frame.class::isInstance)
        .mapToInt(span -> ((PositionSpan.Frame) span).frame() + 1)
        .max()
        .orElse(0);
  }
}
