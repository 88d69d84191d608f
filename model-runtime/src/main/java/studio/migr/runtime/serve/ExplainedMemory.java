package studio.migr.runtime.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;

/** The latest explanations, for what may be asked about them later. For the model's thread. */
final class ExplainedMemory {
  private static final int KEPT = 64;

  /** What was explained, and how. */
  record Kept(Explanation explanation, ExplainSettings settings) {}

  private final Map<String, Kept> byId =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT;
        }
      };

  void keep(String id, Explanation explanation, ExplainSettings settings) {
    byId.remove(id);
    byId.put(id, new Kept(explanation, settings));
  }

  Optional<Kept> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void clear() {
    byId.clear();
  }
}
