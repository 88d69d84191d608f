package studio.migr.runtime.playback;

/**
 * An instant of playing.
 *
 * @param generation number of the command (play, seek, step, …) since which time has run unbroken
 * @param lap how often the loop has begun anew since then
 * @param ms time on the container's clock, in milliseconds
 */
record Moment(int generation, int lap, double ms) {}
