package studio.migr.app.clip;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clips in memory, found by id, path and name. Safe for several threads. */
final class Shelf {
  private final Map<String, Entry> byId = new LinkedHashMap<>();
  private final Map<Path, String> byPath = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private @Nullable List<Clip> list;

  /**
   * A clip and what its file is known by.
   *
   * @param size of the file in bytes
   */
  record Entry(Clip clip, String sha256, long size) {}

  synchronized void put(Entry entry) {
    Clip clip = entry.clip();
    Entry former = byId.put(clip.id(), entry);
    if (former != null) {
      byPath.remove(former.clip().path(), clip.id());
      Set<String> sameName = byName.get(former.clip().name());
      if (sameName != null) {
        sameName.remove(clip.id());
      }
    }
    byPath.put(clip.path(), clip.id());
    byName.computeIfAbsent(clip.name(), name -> new LinkedHashSet<>()).add(clip.id());
    list = null;
  }

  synchronized void putAll(Collection<Entry> entries) {
    entries.forEach(this::put);
  }

  /** Returns whether that is news; says nothing of a clip that moved since it was looked for. */
  synchronized boolean setMissing(Clip seen, boolean missing) {
    Entry entry = byId.get(seen.id());
    if (entry == null
        || !entry.clip().path().equals(seen.path())
        || entry.clip().missing() == missing) {
      return false;
    }
    byId.put(seen.id(), new Entry(entry.clip().withMissing(missing), entry.sha256(), entry.size()));
    list = null;
    return true;
  }

  synchronized List<Clip> clips() {
    List<Clip> now = list;
    if (now == null) {
      now = byId.values().stream().map(Entry::clip).toList();
      list = now;
    }
    return now;
  }

  synchronized List<Entry> entries() {
    return new ArrayList<>(byId.values());
  }

  synchronized Optional<Entry> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized Optional<Clip> byPath(Path path) {
    return Optional.ofNullable(byPath.get(path)).flatMap(this::byId).map(Entry::clip);
  }

  synchronized List<Clip> byName(String name) {
    return byName.getOrDefault(name, Set.of()).stream()
        .flatMap(id -> byId(id).stream())
        .map(Entry::clip)
        .toList();
  }
}
