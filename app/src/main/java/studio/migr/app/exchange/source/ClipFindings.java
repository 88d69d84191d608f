package studio.migr.app.exchange.source;

import java.util.List;

/**
 * What a file holds for one clip.
 *
 * @param clip by what the clip can be found
 * @param labels in the order of the file
 * @param attachments what belongs to the clip and is no label
 * @param unheld what no project can hold: one sentence each, such as {@code "tier words, 3 values:
 *     references to a lexicon"}
 */
public record ClipFindings(
    ClipHint clip, List<FoundLabel> labels, List<Attachment> attachments, List<String> unheld) {
  public ClipFindings {
    labels = List.copyOf(labels);
    attachments = List.copyOf(attachments);
    unheld = List.copyOf(unheld);
  }
}
