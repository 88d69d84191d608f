package studio.migr.runtime.elan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.tier.TimedValue;

/**
 * When annotations are: by their slots; evenly between their neighbours where a slot has no time;
 * with the annotation they refer to, sharing its time where several do.
 */
final class TimeSlots {
  private static final int DEEPEST = 64;

  private final Map<String, Double> slots;
  private final Map<String, TimedValue> timed = new HashMap<>();
  private final Map<String, RawAnnotation.Referring> referring = new HashMap<>();
  private final Map<String, List<String>> sharing = new HashMap<>();
  private int untimed;

  /**
   * @param slots in milliseconds; those without a time are not in it
   */
  TimeSlots(Map<String, Double> slots, List<RawTier> tiers) {
    this.slots = new HashMap<>(slots);
    for (RawTier tier : tiers) {
      fillOpenSlots(tier);
      Map<String, List<String>> ofTier = new HashMap<>();
      for (RawAnnotation annotation : tier.annotations()) {
        switch (annotation) {
          case RawAnnotation.Aligned aligned ->
              span(aligned).ifPresent(value -> timed.put(aligned.id(), value));
          case RawAnnotation.Referring referred -> {
            referring.put(referred.id(), referred);
            ofTier.computeIfAbsent(referred.refersTo(), id -> new ArrayList<>()).add(referred.id());
          }
        }
      }
      ofTier.forEach((parent, ids) -> ids.forEach(id -> sharing.put(id, ids)));
    }
  }

  /** How many annotations have no time. */
  int untimed() {
    return untimed;
  }

  /** The values of a tier that have a time. */
  List<TimedValue> values(RawTier tier) {
    List<TimedValue> values = new ArrayList<>();
    for (RawAnnotation annotation : tier.annotations()) {
      Optional<TimedValue> time = time(annotation.id(), 0);
      if (time.isPresent()) {
        values.add(new TimedValue(time.get().startMs(), time.get().endMs(), annotation.text()));
      } else {
        untimed++;
      }
    }
    return values;
  }

  private Optional<TimedValue> time(String id, int depth) {
    TimedValue known = timed.get(id);
    RawAnnotation.Referring annotation = referring.get(id);
    if (known != null || annotation == null || depth > DEEPEST) {
      return Optional.ofNullable(known);
    }
    Optional<TimedValue> whole = time(annotation.refersTo(), depth + 1);
    List<String> parts = sharing.getOrDefault(id, List.of(id));
    whole.ifPresent(
        span -> {
          double length = (span.endMs() - span.startMs()) / parts.size();
          for (int k = 0; k < parts.size(); k++) {
            double start = k == 0 ? span.startMs() : span.startMs() + k * length;
            double end = k == parts.size() - 1 ? span.endMs() : span.startMs() + (k + 1) * length;
            timed.put(parts.get(k), new TimedValue(start, Math.max(start, end), ""));
          }
        });
    return Optional.ofNullable(timed.get(id));
  }

  private Optional<TimedValue> span(RawAnnotation.Aligned aligned) {
    Double start = slots.get(aligned.startSlot());
    Double end = slots.get(aligned.endSlot());
    return start == null || end == null || end < start
        ? Optional.empty()
        : Optional.of(new TimedValue(start, end, ""));
  }

  /** Open slots between two timed ones of the same tier lie evenly between them. */
  private void fillOpenSlots(RawTier tier) {
    List<String> order = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RawAnnotation annotation : tier.annotations()) {
      if (annotation instanceof RawAnnotation.Aligned aligned) {
        if (seen.add(aligned.startSlot())) {
          order.add(aligned.startSlot());
        }
        if (seen.add(aligned.endSlot())) {
          order.add(aligned.endSlot());
        }
      }
    }
    int known = -1;
    for (int k = 0; k < order.size(); k++) {
      Double time = slots.get(order.get(k));
      if (time == null) {
        continue;
      }
      if (known >= 0 && k - known > 1) {
        double from = slots.getOrDefault(order.get(known), time);
        for (int open = known + 1; open < k; open++) {
          slots.put(order.get(open), from + (time - from) * (open - known) / (k - known));
        }
      }
      known = k;
    }
  }
}
