package studio.migr.training.handover;

import java.util.Optional;
import studio.migr.training.dataset.ClipRecord;

/**
 * One question about one clip.
 *
 * @param video path of the clip on the machine that trains; empty if it has no picture
 * @param audio path of its sound there; empty if it has none
 * @param completion what the model should write; empty for GRPO
 * @param weight how much it counts; trainers that know no weights keep it as a column
 */
public record MessageRow(
    ClipRecord clip,
    Optional<String> video,
    Optional<String> audio,
    String question,
    Optional<String> completion,
    double weight) {

  /** The question behind a place for each medium, in HumanOmni's order. */
  String content() {
    return (video.isPresent() ? "<video>" : "") + (audio.isPresent() ? "<audio>" : "") + question;
  }
}
