package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.GeneratedClips;

/** What is true of generated clips, from the {@code truth.jsonl} beside them. For one thread. */
public final class TruthBeside {
  private final Map<Path, Map<String, ClipRecord>> byFolder = new HashMap<>();

  /** Empty for a clip that is not a generated one. */
  public Optional<ClipRecord> of(Path clip) throws IOException {
    Path file = clip.toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (folder == null || !Files.isRegularFile(folder.resolve("truth.jsonl"))) {
      return Optional.empty();
    }
    Map<String, ClipRecord> known = byFolder.get(folder);
    if (known == null) {
      known = new HashMap<>();
      for (ClipRecord record : GeneratedClips.read(folder).clips()) {
        known.put(record.media(), record);
      }
      byFolder.put(folder, known);
    }
    return Optional.ofNullable(known.get(file.toString()));
  }
}
