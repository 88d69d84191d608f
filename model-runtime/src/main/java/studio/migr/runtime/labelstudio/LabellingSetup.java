package studio.migr.runtime.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A labelling configuration, the {@code <View>} of a project: what a task shows, and what can be
 * said of it.
 *
 * @param objects such as videos, by name
 * @param controls such as choices, by name
 */
public record LabellingSetup(Map<String, Shown> objects, Map<String, Control> controls) {
  public LabellingSetup {
    objects = Map.copyOf(objects);
    controls = Map.copyOf(controls);
  }

  /**
   * Something that is shown.
   *
   * @param tag such as {@code Video}
   * @param field the field of a task's data that has it, without the dollar sign; empty if it is
   *     the same in every task
   * @param frameRate frames a second as the configuration writes it, a number or {@code $field}
   */
  public record Shown(
      String name, String tag, Optional<String> field, Optional<String> frameRate) {}

  /**
   * Something that can be said.
   *
   * @param tag such as {@code Choices}
   * @param words what can be chosen: as it stands in results (the alias, if there is one), and as
   *     people see it
   */
  public record Control(String name, String tag, Map<String, String> words) {
    public Control {
      words = Map.copyOf(words);
    }
  }

  public Optional<Shown> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  public Optional<Control> control(String name) {
    return Optional.ofNullable(controls.get(name));
  }

  /** This and what only {@code other} has. */
  public LabellingSetup and(LabellingSetup other) {
    Map<String, Shown> allObjects = new LinkedHashMap<>(other.objects);
    allObjects.putAll(objects);
    Map<String, Control> allControls = new LinkedHashMap<>(other.controls);
    allControls.putAll(controls);
    return new LabellingSetup(allObjects, allControls);
  }

  /** The fields of a task's data that name a recording. */
  public List<String> mediaFields() {
    List<String> fields = new ArrayList<>();
    for (Shown shown : objects.values()) {
      if (shown.tag().equals("Video") || shown.tag().startsWith("Audio")) {
        shown.field().ifPresent(fields::add);
      }
    }
    return fields.stream().sorted().toList();
  }
}
