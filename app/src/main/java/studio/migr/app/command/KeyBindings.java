package studio.migr.app.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the user chose.
 *
 * @param changed by id of the command: its keys as {@code KeyCombination.getName} writes them, none
 *     for a command that has no key any more; commands that keep their default keys are not in it
 */
record KeyBindings(Map<String, List<String>> changed) {
  static final KeyBindings DEFAULT = new KeyBindings(Map.of());

  KeyBindings(@Nullable Map<String, List<String>> changed) {
    this.changed = changed == null ? Map.of() : Map.copyOf(new TreeMap<>(changed));
  }

  KeyBindings with(String id, List<String> keys) {
    Map<String, List<String>> next = new HashMap<>(changed);
    next.put(id, List.copyOf(keys));
    return new KeyBindings(next);
  }

  KeyBindings without(String id) {
    Map<String, List<String>> next = new HashMap<>(changed);
    next.remove(id);
    return new KeyBindings(next);
  }
}
