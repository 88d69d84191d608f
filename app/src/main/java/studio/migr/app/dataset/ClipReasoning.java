package studio.migr.app.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelEvent;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.GeneratedClips;
import studio.migr.training.dataset.ReasoningImport;

/**
 * Texts that say why a clip shows its emotion: from files that were given, from the notes of data
 * sets, and for generated clips from their truth. A text that argues for another emotion than the
 * project's label is not taken.
 */
public final class ClipReasoning {
  private static final String TRUTH = "truth.jsonl";

  private final Map<String, ClipRecord> given = new HashMap<>();
  private final Map<Path, Map<String, ClipRecord>> truths = new HashMap<>();
  private int ofAnotherLabel;

  /**
   * @param files conversations of HumanOmni and R1-Omni, or entries in the manner of EMER
   */
  public static ClipReasoning read(List<Path> files, EmotionScheme scheme) throws IOException {
    ClipReasoning reasoning = new ClipReasoning();
    for (Path file : files) {
      ReasoningImport read = ReasoningImport.read(file, scheme, String.valueOf(file.getFileName()));
      read.clips().forEach(each -> reasoning.given.putIfAbsent(key(each.clip()), each));
    }
    return reasoning;
  }

  /** The file's name without folders and ending: data sets differ in both. */
  private static String key(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return file.replaceFirst("\\.[^.]*$", "");
  }

  /** The truth of a generated clip; empty for all others. */
  Optional<ClipRecord> truth(Clip clip) {
    Path folder = clip.path().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        truths.computeIfAbsent(folder, ClipReasoning::truthsIn).get(clip.name()));
  }

  private static Map<String, ClipRecord> truthsIn(Path folder) {
    Map<String, ClipRecord> byName = new HashMap<>();
    if (Files.isRegularFile(folder.resolve(TRUTH))) {
      try {
        GeneratedClips.read(folder).clips().forEach(each -> byName.put(each.clip(), each));
      } catch (IOException e) {
        return Map.of(); // whether clips are generated is told elsewhere; here texts are missing
      }
    }
    return byName;
  }

  /**
   * @param answers what was said of the clip
   */
  Optional<String> of(Clip clip, String label, Collection<LabelEvent> answers) {
    List<ClipRecord> candidates = new ArrayList<>();
    Optional.ofNullable(given.get(key(clip.name()))).ifPresent(candidates::add);
    truth(clip).ifPresent(candidates::add);
    for (ClipRecord each : candidates) {
      if (each.label().equals(label)) {
        return each.reasoning();
      }
      ofAnotherLabel++;
    }
    return answers.stream()
        .filter(event -> DataSet.isDataSet(event.key().annotator()))
        .filter(event -> event.judgement().emotion().filter(label::equals).isPresent())
        .flatMap(event -> event.judgement().note().stream())
        .findFirst();
  }

  /** How many texts were not taken because they argue for another label. */
  int ofAnotherLabel() {
    return ofAnotherLabel;
  }
}
