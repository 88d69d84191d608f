package studio.migr.app.runs;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The presets that the user made: their names, and all settings with their stage as JSON. */
record KnownPresets(Map<String, String> byName) {
  static final KnownPresets NONE = new KnownPresets(Map.of());

  KnownPresets(@Nullable Map<String, String> byName) {
    this.byName = Collections.unmodifiableMap(new TreeMap<>(byName == null ? Map.of() : byName));
  }
}
