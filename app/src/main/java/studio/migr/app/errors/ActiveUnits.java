package studio.migr.app.errors;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which action units a face shows in a clip. */
final class ActiveUnits {
  /** FACS's A: a trace. */
  private static final double LEAST = 1;

  private static final double SHARE = 0.9;

  private ActiveUnits() {}

  /** Those that reach intensity 1 in a tenth of the frames with a face, or more. */
  static Set<ActionUnit> of(AuTrack track) {
    Set<ActionUnit> active = new TreeSet<>();
    track
        .intensity()
        .forEach(
            (unit, values) -> {
              double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
              if (known.length > 0
                  && known[(int) Math.round(SHARE * (known.length - 1))] >= LEAST) {
                active.add(unit);
              }
            });
    return active;
  }
}
