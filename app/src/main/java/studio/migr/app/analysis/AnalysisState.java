package studio.migr.app.analysis;

import java.util.Optional;

/** What is known of the clip on screen. */
public sealed interface AnalysisState {

  /** No clip, nothing known of it and no model that could be asked, or it is withheld. */
  record Nothing() implements AnalysisState {}

  /** A model could be asked; the user wants to say when. */
  record Waiting() implements AnalysisState {}

  /**
   * It is being asked.
   *
   * @param before what another model said, meanwhile
   */
  record Asking(Optional<ClipAnalysis> before) implements AnalysisState {}

  /** It is known. */
  record Known(ClipAnalysis analysis) implements AnalysisState {}

  /**
   * It cannot be asked about this clip.
   *
   * @param sentence why
   */
  record Failed(String sentence, Optional<ClipAnalysis> before) implements AnalysisState {}

  /** What there is to see, be it of this model or of another. */
  default Optional<ClipAnalysis> shown() {
    return switch (this) {
      case Known(ClipAnalysis known) -> Optional.of(known);
      case Asking(Optional<ClipAnalysis> before) -> before;
      case Failed(_, Optional<ClipAnalysis> before) -> before;
      case Nothing _, Waiting _ -> Optional.empty();
    };
  }
}
