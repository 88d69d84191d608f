package studio.migr.runtime.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.serve.protocol.AttentionTile;

/**
 * Where the model looked at its latest answers, until they take too much room: then the oldest
 * answer is forgotten, at last the oldest tokens of the only one. Any thread may ask.
 */
final class AttentionMemory {
  private final long room;
  private final Map<String, List<AttentionTile>> answers = new LinkedHashMap<>();
  private long used;

  /**
   * @param room for shares, in bytes
   */
  AttentionMemory(long room) {
    this.room = room;
  }

  synchronized void keep(String id, List<AttentionTile> tiles) {
    answers.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(tiles);
    used += bytes(tiles);
    while (used > room && answers.size() > 1) {
      forget(answers.keySet().iterator().next());
    }
    List<AttentionTile> rest = answers.getOrDefault(id, List.of());
    while (used > room && !rest.isEmpty()) {
      used -= rest.removeFirst().getShares().size();
    }
  }

  synchronized void forget(String id) {
    List<AttentionTile> gone = answers.remove(id);
    used -= gone == null ? 0 : bytes(gone);
  }

  synchronized void clear() {
    answers.clear();
    used = 0;
  }

  /**
   * @param layers all if it is empty
   * @return absent if nothing is known of that answer
   */
  synchronized Optional<List<AttentionTile>> tiles(
      String id, int fromToken, int toToken, Set<Integer> layers) {
    return Optional.ofNullable(answers.get(id))
        .map(
            all ->
                all.stream()
                    .filter(tile -> tile.getToken() >= fromToken && tile.getToken() < toToken)
                    .filter(tile -> layers.isEmpty() || layers.contains(tile.getLayer()))
                    .toList());
  }

  private static long bytes(List<AttentionTile> tiles) {
    return tiles.stream().mapToLong(tile -> tile.getShares().size()).sum();
  }
}
