package studio.migr.app.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.store.ProjectException;

/**
 * Labels that are saved in parts, such as the lines of a file, and are taken back together: one
 * undoable step for each annotator. For one thread.
 */
public final class LabelRun {
  private final Labels labels;
  private final Map<String, Long> changes = new HashMap<>();

  LabelRun(Labels labels) {
    this.labels = labels;
  }

  /**
   * Saves labels, each as a change of its own annotator. When this returns they are on disk.
   *
   * @throws ProjectException if they could not be saved; then none of this part is
   */
  public List<LabelEvent> save(List<Labels.Change> part) throws ProjectException {
    return labels.save(part, changes);
  }
}
