package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.GeneratedClips;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;

/** Clips of which the truth is known, of one folder. */
public final class KnownClips {
  private KnownClips() {}

  /**
   * A snapshot's, or generated ones with their {@code truth.jsonl}.
   *
   * @param split of a snapshot; if none is named, its test clips, or all if it has no splits
   * @throws IOException if the folder holds neither
   */
  public static List<ClipRecord> in(Path folder, Optional<Split> split) throws IOException {
    if (Files.isRegularFile(folder.resolve("truth.jsonl"))) {
      return GeneratedClips.read(folder).clips();
    }
    if (!Files.isRegularFile(folder.resolve("snapshot.json"))) {
      throw PredictionException.of("evaluation.no-truth", folder.toString());
    }
    Snapshot snapshot = Snapshot.read(folder);
    boolean whole = split.isEmpty() && snapshot.of(Split.TEST).isEmpty();
    return whole ? snapshot.clips() : snapshot.of(split.orElse(Split.TEST));
  }
}
