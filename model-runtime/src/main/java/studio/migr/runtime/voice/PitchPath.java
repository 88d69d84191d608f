package studio.migr.runtime.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * The cheapest way through the candidates of all frames (Boersma 1993, section 3.3, by dynamic
 * programming). Decided in blocks with a second of foresight, so that it needs little memory.
 */
final class PitchPath {
  private static final int BLOCK = 3000;
  private static final int FORESIGHT = 100;
  private static final float UNVOICED = Float.NaN;

  private final PitchSettings settings;
  private final double referencePeak;
  private final double stepCost;
  private final List<PitchFrame> pending = new ArrayList<>();
  private final FloatColumn path = new FloatColumn();

  private final double ceiling;

  /** Where the block before ended, in octaves; what comes before the first is silence. */
  private double former = UNVOICED;

  /**
   * @param referencePeak amplitude that the threshold of silence is relative to
   * @param hopMs distance of the frames in ms: costs of change are given for 10 ms
   */
  PitchPath(PitchSettings settings, double referencePeak, double hopMs) {
    this.settings = settings;
    this.referencePeak = referencePeak;
    this.stepCost = 10 / hopMs;
    this.ceiling = PitchCandidates.log2(settings.ceilingHz());
  }

  void add(PitchFrame frame) {
    pending.add(frame);
    if (pending.size() == BLOCK) {
      decide(BLOCK - FORESIGHT);
    }
  }

  /** The frequency of each frame in Hz; NaN where it is unvoiced. */
  float[] finish() {
    decide(pending.size());
    return path.toArray();
  }

  /** Finds the way through all pending frames, and keeps its first {@code sure} steps. */
  private void decide(int sure) {
    int frames = pending.size();
    if (frames == 0) {
      return;
    }
    int[][] origins = new int[frames][];
    double[] scores = {};
    double[] octaves = {};
    for (int i = 0; i < frames; i++) {
      PitchFrame frame = pending.get(i);
      int states = frame.hz().length + 1;
      double[] now = new double[states];
      double[] here = octaves(frame);
      origins[i] = new int[states];
      for (int state = 0; state < states; state++) {
        double best = i > 0 ? Double.NEGATIVE_INFINITY : -cost(former, here[state]);
        for (int from = 0; from < scores.length; from++) {
          double score = scores[from] - cost(octaves[from], here[state]);
          if (score > best) {
            best = score;
            origins[i][state] = from;
          }
        }
        now[state] =
            best
                + (state == 0
                    ? silent(frame)
                    : frame.strength()[state - 1] + settings.octave() * (here[state] - ceiling));
      }
      scores = now;
      octaves = here;
    }
    int state = 0;
    for (int i = 1; i < scores.length; i++) {
      state = scores[i] > scores[state] ? i : state;
    }
    float[] way = new float[frames];
    for (int i = frames - 1; i >= 0; i--) {
      way[i] = state == 0 ? UNVOICED : pending.get(i).hz()[state - 1];
      state = origins[i][state];
    }
    for (int i = 0; i < sure; i++) {
      path.add(way[i]);
    }
    former = PitchCandidates.log2(way[sure - 1]);
    pending.subList(0, sure).clear();
  }

  /** Height of each state in octaves: first the unvoiced one, NaN, then the candidates. */
  private static double[] octaves(PitchFrame frame) {
    double[] octaves = new double[frame.hz().length + 1];
    octaves[0] = UNVOICED;
    for (int i = 1; i < octaves.length; i++) {
      octaves[i] = PitchCandidates.log2(frame.hz()[i - 1]);
    }
    return octaves;
  }

  /** How much speaks for no voice: more in frames that are hardly heard. */
  private double silent(PitchFrame frame) {
    double loudness = referencePeak > 0 ? frame.peak() / referencePeak : 0;
    return settings.voicing()
        + Math.max(0, 2 - loudness / (settings.silence() / (1 + settings.voicing())));
  }

  private double cost(double from, double to) {
    if (Double.isNaN(from) || Double.isNaN(to)) {
      return Double.isNaN(from) && Double.isNaN(to) ? 0 : stepCost * settings.voicedUnvoiced();
    }
    return stepCost * settings.octaveJump() * Math.abs(from - to);
  }
}
