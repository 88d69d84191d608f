package studio.migr.runtime.voice;

import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * What is measured of each frame by itself, and the path through their pitch candidates. The
 * spectral balance is NaN where there is no voice.
 */
record Contours(float[] f0Hz, float[] levelDb, float[] alphaDb, float[] hammarbergDb) {
  /** Half samples: at 500 Hz a whole one is 3 %. */
  private static final int FINENESS = 2;

  static Contours of(Recording recording, PitchRange range, Work work) throws MediaException {
    PitchSettings settings = range.settings();
    PitchCandidates candidates = new PitchCandidates(settings, FINENESS);
    PitchPath path = new PitchPath(settings, range.peak(), VoiceTrack.HOP_MS);
    Level level = new Level();
    FloatColumn levels = new FloatColumn();
    FloatColumn alphas = new FloatColumn();
    FloatColumn hammarbergs = new FloatColumn();
    int reach = Math.max(Level.LENGTH, (int) (2 * Recording.RATE / settings.floorHz()));
    new FrameClock(VoiceAnalyzer.HOP, reach)
        .walk(
            recording,
            work,
            (samples, centre) -> {
              path.add(candidates.around(samples, centre));
              levels.add(level.around(samples, centre));
              SpectralBalance balance = SpectralBalance.of(candidates.power(), candidates.binHz());
              alphas.add(balance.alphaDb());
              hammarbergs.add(balance.hammarbergDb());
            });
    float[] f0 = path.finish();
    return new Contours(
        f0,
        levels.toArray(),
        whereVoiced(alphas.toArray(), f0),
        whereVoiced(hammarbergs.toArray(), f0));
  }

  private static float[] whereVoiced(float[] values, float[] f0) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(f0[i]) ? Float.NaN : values[i];
    }
    return values;
  }
}
