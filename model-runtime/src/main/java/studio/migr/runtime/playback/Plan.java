package studio.migr.runtime.playback;

/**
 * What the sound thread is to play until the next command.
 *
 * @param generation number of the command that made this plan
 * @param fromMs where to begin, in milliseconds on the container's clock
 * @param stretch what is played: the loop, or the whole clip; holds {@code fromMs}
 * @param loops whether the stretch is played again and again
 * @param speed media time by played time
 * @param muted whether the sound is silenced
 */
record Plan(
    int generation, double fromMs, LoopRange stretch, boolean loops, double speed, boolean muted) {}
