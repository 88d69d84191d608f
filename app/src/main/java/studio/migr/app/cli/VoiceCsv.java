package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.voice.VoiceTrack;

/** Tables of voices in a folder, one for each clip, a row for every 10 ms. */
final class VoiceCsv {
  private final @Nullable Path folder;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param folder made when first needed; null writes nothing
   */
  VoiceCsv(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a table, or replaces that of an earlier run, as a whole. Clips of the same name get
   * numbers.
   */
  void write(Path clip, VoiceTrack voice) throws IOException {
    if (folder == null) {
      return;
    }
    Files.createDirectories(folder);
    String stem = String.valueOf(clip.getFileName()).replaceFirst("\\.[^.]*$", "");
    String name = stem + "_voice.csv";
    for (int k = 2; !taken.add(name); k++) {
      name = stem + "-" + k + "_voice.csv";
    }
    List<String> lines = new ArrayList<>();
    lines.add("time_ms,f0_hz,intensity_db,hnr_db,alpha_db,speech");
    for (int row = 0; row < voice.rows(); row++) {
      double middle = voice.startMs() + (row + 0.5) * VoiceTrack.HOP_MS;
      lines.add(
          String.join(
              ",",
              String.format(Locale.ROOT, "%.3f", middle),
              cell(voice.f0Hz()[row]),
              cell(voice.levelDb()[row]),
              cell(voice.hnrDb()[row]),
              cell(voice.alphaDb()[row]),
              voice.speech()[row] ? "1" : "0"));
    }
    Path unfinished = Files.createTempFile(folder, name, ".part");
    try {
      Files.write(unfinished, lines);
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String cell(float value) {
    return Float.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
