package studio.migr.app.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.au.OpenFaceCsv;
import studio.migr.runtime.voice.VoiceTrack;

/**
 * Tables of what was measured, in a folder: of each clip's voice a row for every 10 ms, of its face
 * a row for every frame in OpenFace's columns.
 */
final class ClipTables {
  private final @Nullable Path folder;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param folder made when first needed; null writes nothing
   */
  ClipTables(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the tables of a clip, or replaces those of an earlier run, each as a whole. Clips of the
   * same name get numbers.
   */
  void write(Path clip, Optional<AuTrack> face, Optional<VoiceTrack> voice) throws IOException {
    if (folder == null) {
      return;
    }
    Files.createDirectories(folder);
    String stem = String.valueOf(clip.getFileName()).replaceFirst("\\.[^.]*$", "");
    String name = stem;
    for (int k = 2; !taken.add(name); k++) {
      name = stem + "-" + k;
    }
    if (voice.isPresent()) {
      write(name + "_voice.csv", String.join("\n", lines(voice.get())) + "\n");
    }
    if (face.isPresent()) {
      StringWriter table = new StringWriter();
      OpenFaceCsv.write(List.of(face.get()), new FrameTimes(face.get().timesMs()), table);
      write(name + ".csv", table.toString());
    }
  }

  private void write(String name, String content) throws IOException {
    Path target = Objects.requireNonNull(folder).resolve(name);
    Path unfinished = Files.createTempFile(folder, name, ".part");
    try {
      Files.writeString(unfinished, content);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static List<String> lines(VoiceTrack voice) {
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
    return lines;
  }

  private static String cell(float value) {
    return Float.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
