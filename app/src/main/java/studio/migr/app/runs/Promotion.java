package studio.migr.app.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import studio.migr.training.evaluate.McNemar;

/**
 * Two models on the same clips.
 *
 * @param clips those that both answered
 * @param leftOut how many one of them did not
 * @param generated how many of the clips are generated
 */
record Promotion(String oldName, String newName, List<Compared> clips, int leftOut, int generated) {
  /** The pair that people confuse, too: shown first. */
  private static final Set<String> FIRST = Set.of("surprise", "fear");

  /** What became of a clip. */
  enum Fate {
    FIXED,
    BROKEN,
    STILL_RIGHT,
    STILL_WRONG
  }

  /** A clip with its label and both answers. */
  record Compared(String clipId, String name, String label, String before, String after) {
    Fate fate() {
      boolean was = before.equals(label);
      boolean is = after.equals(label);
      if (was == is) {
        return is ? Fate.STILL_RIGHT : Fate.STILL_WRONG;
      }
      return is ? Fate.FIXED : Fate.BROKEN;
    }

    /** Whether surprise or fear is what it is about. */
    boolean first() {
      return FIRST.contains(label) || FIRST.contains(before) || FIRST.contains(after);
    }
  }

  /** What became of the clips of a label. */
  record LabelFate(
      String label, int clips, int rightBefore, int rightAfter, int fixed, int broken) {}

  Promotion {
    List<Compared> sorted = new ArrayList<>(clips);
    sorted.sort(
        Comparator.comparing((Compared each) -> !each.first())
            .thenComparing(Compared::label)
            .thenComparing(Compared::name));
    clips = List.copyOf(sorted);
  }

  List<Compared> of(Fate... fates) {
    Set<Fate> wanted = Set.of(fates);
    return clips.stream().filter(each -> wanted.contains(each.fate())).toList();
  }

  McNemar test() {
    return McNemar.of(of(Fate.BROKEN).size(), of(Fate.FIXED).size());
  }

  /** Surprise and fear first, then by name. */
  List<LabelFate> byLabel() {
    Set<String> labels =
        new TreeSet<>(
            Comparator.comparing((String label) -> !FIRST.contains(label))
                .thenComparing(Comparator.reverseOrder()));
    clips.forEach(each -> labels.add(each.label()));
    return labels.stream().map(this::fate).toList();
  }

  private LabelFate fate(String label) {
    Map<Fate, List<Compared>> by =
        clips.stream()
            .filter(each -> each.label().equals(label))
            .collect(java.util.stream.Collectors.groupingBy(Compared::fate));
    int fixed = by.getOrDefault(Fate.FIXED, List.of()).size();
    int broken = by.getOrDefault(Fate.BROKEN, List.of()).size();
    int right = by.getOrDefault(Fate.STILL_RIGHT, List.of()).size();
    int wrong = by.getOrDefault(Fate.STILL_WRONG, List.of()).size();
    return new LabelFate(
        label, fixed + broken + right + wrong, right + broken, right + fixed, fixed, broken);
  }
}
