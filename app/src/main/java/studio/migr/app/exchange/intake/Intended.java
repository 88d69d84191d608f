package studio.migr.app.exchange.intake;

import java.util.List;
import java.util.Set;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.project.Labels;

/**
 * What a plan would do to the project as it is now.
 *
 * @param changes the labels to save
 * @param unchanged how many labels the project has already, just so
 * @param attachments what would be put beside the labels
 * @param skipped what the project cannot hold or what found no clip, with the reason
 * @param notes what was assumed
 */
public record Intended(
    List<Labels.Change> changes,
    int unchanged,
    List<ToAttach> attachments,
    List<FileRemark> skipped,
    List<FileRemark> notes) {
  public Intended {
    changes = List.copyOf(changes);
    attachments = List.copyOf(attachments);
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /** An attachment and the clip it belongs to. */
  public record ToAttach(java.nio.file.Path source, Clip clip, Attachment attachment) {}

  /** The clips that would get labels. */
  public Set<String> labelledClips() {
    return changes.stream()
        .map(change -> change.key().clipId())
        .collect(java.util.stream.Collectors.toSet());
  }
}
