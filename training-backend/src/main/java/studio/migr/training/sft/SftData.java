package studio.migr.training.sft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.dataset.TeachingSample;
import studio.migr.training.jsonl.JsonLines;
import studio.migr.training.trainer.TrainingFault;

/**
 * What a data set teaches.
 *
 * @param hash of the snapshot
 * @param train samples to learn from: of the train split, or of all clips if nothing is split
 * @param validation samples that only say how well it goes
 */
record SftData(String hash, List<TeachingSample> train, List<TeachingSample> validation) {

  /**
   * @param ordered whether reasoning begins with the dominant modality, or stays as it was written
   * @throws TrainingFault if a clip has no label, or no clip has reasoning
   */
  static SftData read(Path folder, boolean ordered) throws IOException {
    for (JsonLines.Line line : JsonLines.read(folder.resolve("clips.jsonl")).objects()) {
      if (line.object().path("label").asText("").isBlank()) {
        throw new TrainingFault(
            TrainingFault.Kind.MISSING_LABEL,
            folder.toString(),
            line.object().path("clip").asText());
      }
    }
    Snapshot snapshot = Snapshot.read(folder);
    List<ClipRecord> train = snapshot.of(Split.TRAIN);
    boolean split = snapshot.clips().stream().anyMatch(clip -> clip.split().isPresent());
    SftData data =
        new SftData(
            snapshot.hash(),
            samples(split ? train : snapshot.clips(), ordered),
            samples(snapshot.of(Split.VALIDATION), ordered));
    if (data.train.isEmpty()) {
      throw new TrainingFault(TrainingFault.Kind.NO_SAMPLES, folder.toString());
    }
    return data;
  }

  /** All labels to be learnt. */
  SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    train.forEach(sample -> labels.add(sample.clip().label()));
    return labels;
  }

  private static List<TeachingSample> samples(List<ClipRecord> clips, boolean ordered) {
    return clips.stream()
        .map(clip -> ordered ? TeachingSample.of(clip) : TeachingSample.asWritten(clip))
        .flatMap(List::stream)
        .toList();
  }
}
