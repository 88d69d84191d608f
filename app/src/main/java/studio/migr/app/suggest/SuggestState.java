package studio.migr.app.suggest;

import java.util.Optional;
import studio.migr.app.label.Suggestion;
import studio.migr.app.predict.Prediction;

/** What is to be said of a model's word on the clip on screen. */
public sealed interface SuggestState {

  /** No clip is chosen, or no model was asked about it. */
  record Nothing() implements SuggestState {}

  /** There is something, but it would lead the judgement. */
  record Hidden() implements SuggestState {}

  /**
   * It may be seen.
   *
   * @param open what a person can still accept of it; empty where all is said, or it is about
   *     something else than what is labelled now
   * @param accepted whether the label on screen was accepted from this model
   */
  record Shown(Prediction prediction, Optional<Suggestion> open, boolean accepted)
      implements SuggestState {}
}
