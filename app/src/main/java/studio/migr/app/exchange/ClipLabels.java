package studio.migr.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

  /**
   * Names for a file of each clip: its own, with the identifier where several clips of the project
   * have the same, labelled or not, so that each file finds its clip again.
   */
  public static Map<Clip, String> fileNames(List<Clip> clips) {
    Map<String, Integer> uses = new HashMap<>();
    clips.forEach(clip -> uses.merge(stem(clip).toLowerCase(Locale.ROOT), 1, Integer::sum));
    Map<Clip, String> names = new HashMap<>();
    for (Clip clip : clips) {
      String stem = stem(clip);
      boolean only = uses.getOrDefault(stem.toLowerCase(Locale.ROOT), 0) == 1;
      names.put(clip, only ? stem : stem + "-" + clip.id());
    }
    return names;
  }

  private static String stem(Clip clip) {
    int dot = clip.name().lastIndexOf('.');
    return dot <= 0 ? clip.name() : clip.name().substring(0, dot);
  }
}
