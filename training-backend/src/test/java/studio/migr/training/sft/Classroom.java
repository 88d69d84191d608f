package studio.migr.training.sft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.run.RunDirectory;

/** A small new model, a few clips, and a data set with reasoning about them. */
final class Classroom {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LABELS = List.of("happy", "sad", "angry", "fear", "neutral");

  final Path folder;
  final Path model;
  final Path snapshot;

  Classroom(Path folder) throws Exception {
    this.folder = folder;
    this.model = folder.resolve("micro");
    NewModel.write(model, NewModelShape.MICRO, 11);
    List<ClipRecord> clips = new ArrayList<>();
    for (int k = 0; k < LABELS.size(); k++) {
      Path media = folder.resolve("clip" + k + ".mp4");
      ClipMaker maker = new ClipMaker().frames(6 + k);
      (k == 3 ? maker.silent() : maker).make(media);
      clips.add(clip(k, media));
    }
    this.snapshot = Snapshot.write(folder.resolve("snapshots"), clips).folder();
  }

  private static ClipRecord clip(int k, Path media) {
    String label = LABELS.get(k);
    return new ClipRecord(
        "clip" + k,
        media.toString(),
        Optional.of("person" + k),
        Optional.of(k == 4 ? Split.VALIDATION : Split.TRAIN),
        label,
        Map.of(),
        k == 0 ? 2 : 1,
        Optional.of(k == 1 ? DominantModality.BOTH : DominantModality.VISUAL),
        Optional.empty(),
        new Evidence(
            Optional.of("test"),
            new TreeMap<>(Map.of(new ActionUnit(12), k == 0 ? 4.0 : 0.0)),
            Map.of("f0_median_hz", 120.0 + 20 * k, "f0_range_semitones", 6.0 + k),
            Optional.empty()),
        Optional.of(
            "<think>\n<vis_desc>The brows rise, "
                + label
                + ".</vis_desc>\n<aud_desc>The voice is even.</aud_desc>\nSo it is "
                + label
                + ".\n</think>\n<answer>"
                + label
                + "</answer>"),
        "test",
        true);
  }

  /** Settings for a training of a second or two. */
  ObjectNode settings() {
    ObjectNode settings = JSON.createObjectNode();
    settings.put("model", model.toString()).put("snapshot", snapshot.toString());
    settings.putArray("parts").add("decoder").add("bridge").add("vision").add("hearing");
    return settings
        .put("epochs", 6)
        .put("learning_rate", 3e-3)
        .put("batch", 2)
        .put("micro_batch", 1)
        .put("row_tokens", 512)
        .put("picture_only", 0.2)
        .put("sound_only", 0.2)
        .put("checkpoint_every", 2)
        .put("threads", 1)
        .put("cache", folder.resolve("cache").toString());
  }

  /** All settings, as a run directory has them. */
  ObjectNode all(ObjectNode settings) throws IOException {
    Path file = Files.createTempFile(folder, "settings", ".json");
    Files.writeString(file, settings.toString());
    return new SftStage().settings(file);
  }

  RunDirectory run(String name, ObjectNode settings) throws IOException {
    ObjectNode config = JSON.createObjectNode();
    config.put("stage", "sft").setAll(all(settings));
    return RunDirectory.create(folder.resolve(name), config, "test");
  }
}
