package studio.migr.app.exchange.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import studio.migr.app.exchange.source.ClipFindings;

/**
 * What files would bring into a project. Nothing has changed yet.
 *
 * @param files those that could be read
 * @param failed those that could not
 */
public record ImportPlan(List<PlannedFile> files, List<FileRemark> failed) {
  /** Of no files. */
  public static final ImportPlan EMPTY = new ImportPlan(List.of(), List.of());

  public ImportPlan {
    files = List.copyOf(files);
    failed = List.copyOf(failed);
  }

  /**
   * A file that was read.
   *
   * @param kind the message key of its kind
   * @param notes sentences on what was assumed
   */
  public record PlannedFile(Path path, String kind, List<PlannedClip> clips, List<String> notes) {
    public PlannedFile {
      clips = List.copyOf(clips);
      notes = List.copyOf(notes);
    }
  }

  /** What a file holds for one clip, and which that is. */
  public record PlannedClip(ClipFindings findings, Match match) {}

  /** The same with the clip of each part as {@code chosen} says. */
  public ImportPlan withMatches(UnaryOperator<PlannedClip> chosen) {
    return new ImportPlan(
        files.stream()
            .map(
                file ->
                    new PlannedFile(
                        file.path(),
                        file.kind(),
                        file.clips().stream().map(chosen).toList(),
                        file.notes()))
            .toList(),
        failed);
  }
}
