package studio.migr.runtime.voice;

/**
 * The fundamental frequencies that one frame may have.
 *
 * @param hz the candidates; none in a frame without any regularity
 * @param strength of each candidate: its autocorrelation, 0 to 1
 * @param peak greatest amplitude in the middle of the frame, full scale 1
 */
record PitchFrame(float[] hz, float[] strength, float peak) {}
