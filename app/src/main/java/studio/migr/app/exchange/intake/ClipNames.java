package studio.migr.app.exchange.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.ClipHint;

/**
 * The names of a project's clips, to find which of them another name may mean. Likeness is Dice's
 * coefficient of the pairs of letters, 0 to 1. Made once for many questions, since a project may
 * have a hundred thousand clips. Never changes.
 */
public final class ClipNames {
  private final List<Clip> clips;
  private final int[] pairs;
  private final Map<String, int[]> withPair = new HashMap<>();

  public ClipNames(List<Clip> clips) {
    this.clips = clips.stream().sorted(Comparator.comparing(Clip::name)).toList();
    this.pairs = new int[clips.size()];
    Map<String, List<Integer>> found = new HashMap<>();
    for (int k = 0; k < pairs.length; k++) {
      Set<String> own = pairs(ClipMatcher.stem(this.clips.get(k).name()));
      pairs[k] = own.size();
      for (String pair : own) {
        found.computeIfAbsent(pair, _ -> new ArrayList<>()).add(k);
      }
    }
    found.forEach((pair, at) -> withPair.put(pair, at.stream().mapToInt(k -> k).toArray()));
  }

  /** How many there are. */
  public int size() {
    return pairs.length;
  }

  /** All clips, those with the most similar name first; else by name. */
  public List<Clip> ranked(ClipHint hint) {
    double[] likeness = likenessOfEach(hint);
    return IntStream.range(0, pairs.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -likeness[k]))
        .map(clips::get)
        .toList();
  }

  /** How like the most similar name is, 0 to 1. */
  public double likeness(ClipHint hint) {
    return Arrays.stream(likenessOfEach(hint)).max().orElse(0);
  }

  private double[] likenessOfEach(ClipHint hint) {
    Optional<String> name = ClipMatcher.names(hint).stream().findFirst();
    Set<String> wanted = pairs(name.map(ClipMatcher::stem).orElse(""));
    int[] common = new int[pairs.length];
    for (String pair : wanted) {
      for (int k : withPair.getOrDefault(pair, new int[0])) {
        common[k]++;
      }
    }
    double[] likeness = new double[pairs.length];
    for (int k = 0; k < pairs.length; k++) {
      likeness[k] = 2.0 * common[k] / (wanted.size() + pairs[k]);
    }
    return likeness;
  }

  private static Set<String> pairs(String name) {
    String text = " " + String.join(" ", ClipMatcher.words(name)) + " ";
    Set<String> pairs = new LinkedHashSet<>();
    for (int k = 0; k + 2 <= text.length(); k++) {
      pairs.add(text.substring(k, k + 2));
    }
    return pairs;
  }
}
