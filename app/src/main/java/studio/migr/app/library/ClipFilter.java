package studio.migr.app.library;

import java.util.Optional;
import studio.migr.app.label.Judgement;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;

/** Which clips the list shows. */
public sealed interface ClipFilter {

  /** All of them. */
  record Everything() implements ClipFilter {}

  /** Those without an emotion or without a dominant modality from the current annotator. */
  record Unfinished() implements ClipFilter {}

  /** Those with both. */
  record Finished() implements ClipFilter {}

  /** Those that are missing or odd. */
  record Noteworthy() implements ClipFilter {}

  /** Those labelled with one emotion. */
  record WithEmotion(String emotion) implements ClipFilter {}

  /** Those labelled with one dominant modality. */
  record WithDominant(DominantModality dominant) implements ClipFilter {}

  /** Whether a row passes. */
  default boolean accepts(ClipRow row) {
    Judgement label = row.judgement();
    return switch (this) {
      case Everything() -> true;
      case Unfinished() -> !row.finished();
      case Finished() -> row.finished();
      case Noteworthy() -> row.clip().missing() || !row.clip().notes().isEmpty();
      case WithEmotion(String emotion) -> label.emotion().equals(Optional.of(emotion));
      case WithDominant(DominantModality dominant) ->
          label.dominant().equals(Optional.of(dominant));
    };
  }

  /** What the filter is called in the list of filters. */
  default String title() {
    return switch (this) {
      case Everything() -> Messages.text("library.filter.everything");
      case Unfinished() -> Messages.text("library.filter.unfinished");
      case Finished() -> Messages.text("library.filter.finished");
      case Noteworthy() -> Messages.text("library.filter.noteworthy");
      case WithEmotion(String emotion) -> Messages.text("library.filter.emotion", emotion);
      case WithDominant(DominantModality dominant) ->
          Messages.text(
              "library.filter.dominant", Messages.text("annotate.dominant." + dominant.id()));
    };
  }
}
