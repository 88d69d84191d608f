package studio.migr.app.clip;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of each file of an import.
 *
 * @param added new clips
 * @param relocated clips whose file was gone from its old place and is now known at the new one
 * @param skipped files that hold what is in the project already
 * @param failed files that cannot be used
 */
public record ImportReport(
    List<Clip> added, List<Clip> relocated, List<Skipped> skipped, List<Failed> failed) {

  public ImportReport {
    added = List.copyOf(added);
    relocated = List.copyOf(relocated);
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
  }

  /**
   * @param clipId the clip that has this content
   * @param reason one sentence
   */
  public record Skipped(Path path, String clipId, String reason) {}

  /**
   * @param reason one sentence
   */
  public record Failed(Path path, String reason) {}
}
