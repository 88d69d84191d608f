package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the clips of a data set were chosen: stands in its {@code snapshot.json}.
 *
 * @param settings by name, as they were given
 * @param leftOut the clips that did not come in, each with its reason
 */
public record Curation(Map<String, String> settings, List<LeftOut> leftOut) {
  /** Everything came in, and nothing was set. */
  public static final Curation NONE = new Curation(Map.of(), List.of());

  public Curation {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    leftOut = List.copyOf(leftOut);
  }

  public Curation with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value.toString());
    return new Curation(more, leftOut);
  }

  public Curation with(List<LeftOut> more) {
    List<LeftOut> all = new ArrayList<>(leftOut);
    all.addAll(more);
    return new Curation(settings, all);
  }

  /** How many clips were left out for each reason. */
  public Map<String, Integer> reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    leftOut.forEach(each -> counts.merge(each.reason(), 1, Integer::sum));
    return counts;
  }

  /**
   * What a filter keeps of the clips.
   *
   * @param leftOut the others
   */
  public record Filtered(List<ClipRecord> kept, List<LeftOut> leftOut) {
    public Filtered {
      kept = List.copyOf(kept);
      leftOut = List.copyOf(leftOut);
    }

    /**
     * @param asked which clips the filter judges; the others stay
     */
    public static Filtered by(
        PrototypeFilter filter, List<ClipRecord> clips, Predicate<ClipRecord> asked) {
      List<ClipRecord> kept = new ArrayList<>();
      List<LeftOut> leftOut = new ArrayList<>();
      for (ClipRecord clip : clips) {
        Optional<LeftOut> reason =
            asked.test(clip) ? LeftOut.of(clip.clip(), filter.judge(clip)) : Optional.empty();
        reason.ifPresentOrElse(leftOut::add, () -> kept.add(clip));
      }
      return new Filtered(kept, leftOut);
    }
  }
}
