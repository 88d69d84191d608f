package studio.migr.runtime.verify;

import java.util.ArrayList;
import java.util.List;

/** Comparisons as they are made. */
public final class CheckReport {
  /** For single precision, relative to the largest expected value, at least 1. */
  public static final double FLOAT32 = 2e-4;

  /** For a model run in bfloat16, likewise. */
  public static final double BFLOAT16 = 0.06;

  private final List<Check> checks = new ArrayList<>();

  /** Compares every value. */
  public void compare(String name, float[] found, float[] expected, double tolerance) {
    Comparison comparison = new Comparison();
    comparison.add(found, expected);
    add(name, comparison, tolerance);
  }

  /** Reports what several comparisons together found. */
  public void add(String name, Comparison comparison, double tolerance) {
    add(new Check(name, comparison.largest(), tolerance * comparison.scale()));
  }

  /** Compares token ids: each has to be the same. */
  public void compare(String name, long[] found, long[] expected) {
    int different = Math.abs(found.length - expected.length);
    for (int k = 0; k < Math.min(found.length, expected.length); k++) {
      different += found[k] == expected[k] ? 0 : 1;
    }
    add(new Check(name, different, 0));
  }

  public void add(Check check) {
    checks.add(check);
  }

  public List<Check> checks() {
    return List.copyOf(checks);
  }
}
