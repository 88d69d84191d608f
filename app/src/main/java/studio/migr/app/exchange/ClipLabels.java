package studio.migr.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;

/**
 * A clip with its current labels, for formats that have a file or a task for each clip.
 *
 * @param labels at least one, in the order in which they were made
 */
public record ClipLabels(Clip clip, Placement placement, List<LabelEvent> labels) {
  public ClipLabels {
    labels = List.copyOf(labels);
  }

  /** All clips that have labels, in the order of their import. */
  public static List<ClipLabels> of(Project project) {
    Map<String, List<LabelEvent>> byClip = new HashMap<>();
    project
        .labels()
        .current()
        .forEach(
            event ->
                byClip.computeIfAbsent(event.key().clipId(), id -> new ArrayList<>()).add(event));
    List<ClipLabels> all = new ArrayList<>();
    for (Clip clip : project.library().clips()) {
      List<LabelEvent> labels = byClip.get(clip.id());
      if (labels != null) {
        all.add(new ClipLabels(clip, new Placement(project.library().media(clip.id())), labels));
      }
    }
    return all;
  }

  /** Names for a file of each clip: its own, with the identifier where several have the same. */
  public static Map<Clip, String> fileNames(List<ClipLabels> clips) {
    Map<String, Integer> uses = new HashMap<>();
    clips.forEach(
        each -> uses.merge(stem(each.clip()).toLowerCase(java.util.Locale.ROOT), 1, Integer::sum));
    Map<Clip, String> names = new LinkedHashMap<>();
    for (ClipLabels each : clips) {
      String stem = stem(each.clip());
      boolean only = uses.getOrDefault(stem.toLowerCase(java.util.Locale.ROOT), 0) == 1;
      names.put(each.clip(), only ? stem : stem + "-" + each.clip().id());
    }
    return names;
  }

  private static String stem(Clip clip) {
    int dot = clip.name().lastIndexOf('.');
    return dot <= 0 ? clip.name() : clip.name().substring(0, dot);
  }
}
