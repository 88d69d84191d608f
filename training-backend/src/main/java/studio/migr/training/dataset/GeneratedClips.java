package studio.migr.training.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.reasoning.ReasoningWriter;
import studio.migr.training.jsonl.JsonLines;

/**
 * Generated clips as clips of a data set, from the {@code truth.jsonl} beside them.
 *
 * @param clips all marked as generated
 * @param failed numbers of the lines, from 1, that are no truth
 */
public record GeneratedClips(List<ClipRecord> clips, List<Long> failed) {
  private static final String SOURCE = "generated";

  public GeneratedClips {
    clips = List.copyOf(clips);
    failed = List.copyOf(failed);
  }

  /**
   * @param folder with the clips and {@code truth.jsonl}
   */
  public static GeneratedClips read(Path folder) throws IOException {
    JsonLines lines = JsonLines.read(folder.resolve("truth.jsonl"));
    List<ClipRecord> clips = new ArrayList<>();
    List<Long> failed = new ArrayList<>(lines.damaged());
    TruthReasoning reasoning = new TruthReasoning();
    for (JsonLines.Line line : lines.objects()) {
      try {
        GeneratedTruth truth = GeneratedTruth.of(line.object());
        clips.add(clip(folder, truth, ReasoningWriter.write(reasoning.of(truth))));
      } catch (IllegalArgumentException e) {
        failed.add(line.number());
      }
    }
    return new GeneratedClips(clips, failed);
  }

  private static ClipRecord clip(Path folder, GeneratedTruth truth, String reasoning) {
    Map<String, Double> prosody = new TreeMap<>();
    truth
        .pitchHz()
        .ifPresent(
            hertz -> {
              prosody.put("f0_median_hz", hertz);
              prosody.put("f0_range_semitones", truth.pitchRangeSemitones());
            });
    return new ClipRecord(
        truth.file(),
        folder.resolve(truth.file()).toAbsolutePath().normalize().toString(),
        Optional.of(truth.person()),
        Optional.empty(),
        truth.emotion(),
        Map.of(),
        1,
        Optional.of(truth.dominant()),
        Optional.empty(),
        new Evidence(Optional.of(SOURCE), truth.units(), prosody, Optional.of(truth.text())),
        Optional.of(reasoning),
        SOURCE,
        true);
  }
}
