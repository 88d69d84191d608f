package studio.migr.clips.voice;

/**
 * One opening of the glottis.
 *
 * @param time when it begins, s
 * @param period s until the next begins (or would begin)
 * @param amplitude strength of the excitation when the folds meet; 1 in a stressed vowel
 */
record Pulse(double time, double period, double amplitude) {
  double end() {
    return time + period;
  }
}
