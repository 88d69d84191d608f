package studio.migr.app.exchange.intake;

import java.util.List;

/**
 * What became of an import of labels and tracks.
 *
 * @param by who can take it back
 * @param labels how many labels are new or changed
 * @param unchanged how many labels and tracks the project had already
 * @param tracks how many transcripts and other texts came in
 * @param auTracks how many tracks of action units came in
 * @param votes for how many clips published votes came in
 * @param skipped what was not kept, with the reason
 * @param failed what could not be put into the project
 * @param notes what was assumed
 */
public record IntakeReport(
    String by,
    int labels,
    int unchanged,
    int tracks,
    int auTracks,
    int votes,
    List<FileRemark> skipped,
    List<FileRemark> failed,
    List<FileRemark> notes) {
  public IntakeReport {
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
    notes = List.copyOf(notes);
  }
}
