package studio.migr.app.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;

/**
 * What holds of one person's corrections of one unit over a stretch. At least one of the three says
 * something.
 *
 * @param startMs on the container's clock
 * @param endMs on the container's clock; no longer inside
 * @param intensity 0 to 5; empty where the tool's holds
 * @param present empty where the tool's holds
 * @param hidden the unit cannot be seen: neither the tool's values nor others hold
 */
public record CorrectedStretch(
    double startMs,
    double endMs,
    OptionalDouble intensity,
    Optional<Boolean> present,
    boolean hidden) {

  /** What the tool's values hold for, as long as nobody says anything else. */
  private static final CorrectedStretch NOTHING =
      new CorrectedStretch(0, 0, OptionalDouble.empty(), Optional.empty(), false);

  /**
   * The stretches that hold, in order of time, none over another.
   *
   * @param corrections of one person, source and unit, oldest first
   */
  public static List<CorrectedStretch> of(List<UnitCorrection> corrections) {
    SortedSet<Double> edges = new TreeSet<>();
    for (UnitCorrection correction : corrections) {
      edges.add(correction.stretch().startMs());
      edges.add(correction.stretch().endMs());
    }
    List<CorrectedStretch> all = new ArrayList<>();
    double from = Double.NaN;
    for (double to : edges) {
      if (!Double.isNaN(from)) {
        CorrectedStretch now = between(corrections, from, to);
        if (now.saysSomething()) {
          join(all, now);
        }
      }
      from = to;
    }
    return all;
  }

  private static CorrectedStretch between(List<UnitCorrection> all, double from, double to) {
    CorrectedStretch now = NOTHING.at(from, to);
    for (UnitCorrection correction : all) {
      if (correction.stretch().startMs() <= from && correction.stretch().endMs() >= to) {
        now = now.with(correction.value());
      }
    }
    return now;
  }

  private static void join(List<CorrectedStretch> all, CorrectedStretch next) {
    if (!all.isEmpty()) {
      CorrectedStretch last = all.getLast();
      if (last.endMs == next.startMs && last.equals(next.at(last.startMs, last.endMs))) {
        all.set(all.size() - 1, next.at(last.startMs, next.endMs));
        return;
      }
    }
    all.add(next);
  }

  private CorrectedStretch at(double from, double to) {
    return new CorrectedStretch(from, to, intensity, present, hidden);
  }

  /** Whoever says a value has seen the unit; whoever has not seen it says no value. */
  private CorrectedStretch with(UnitValue value) {
    return switch (value) {
      case UnitValue.Intensity(double strength) ->
          new CorrectedStretch(startMs, endMs, OptionalDouble.of(strength), present, false);
      case UnitValue.Presence(boolean there) ->
          new CorrectedStretch(startMs, endMs, intensity, Optional.of(there), false);
      case UnitValue.NotVisible() ->
          new CorrectedStretch(startMs, endMs, OptionalDouble.empty(), Optional.empty(), true);
      case UnitValue.AsMeasured() -> NOTHING.at(startMs, endMs);
    };
  }

  private boolean saysSomething() {
    return hidden || intensity.isPresent() || present.isPresent();
  }

  public boolean contains(double ms) {
    return ms >= startMs && ms < endMs;
  }
}
