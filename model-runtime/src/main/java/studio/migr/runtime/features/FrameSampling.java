package studio.migr.runtime.features;

/** Which frames of a clip a model sees. */
public final class FrameSampling {
  /** Keeps halves away from rounding to even, as HumanOmni does. */
  private static final double NUDGE = 1e-6;

  private FrameSampling() {}

  /**
   * The frames in the middle of {@code count} equal stretches of a clip.
   *
   * @param frames how many the clip has, at least 1
   * @return indices in presentation order; some repeat if the clip has fewer than {@code count}
   */
  public static int[] middles(int frames, int count) {
    if (frames < 1 || count < 1) {
      throw new IllegalArgumentException(count + " of " + frames + " frames");
    }
    int[] indices = new int[count];
    for (int k = 0; k < count; k++) {
      indices[k] = (int) Math.rint((k + 0.5) * (frames - 1) / count + NUDGE);
    }
    return indices;
  }
}
