package studio.migr.runtime.attention;

import java.util.List;

/**
 * When the parts of a clip that a model was given happen, in ms on the container's clock.
 *
 * @param startMs of the clip
 * @param endMs of the clip
 * @param frameMs when each frame that the model saw is shown
 * @param soundMs when the sound begins
 * @param soundEndMs when it ends; what the model heard after that is silence to fill half a minute
 */
public record ClipTimes(
    double startMs, double endMs, List<Double> frameMs, double soundMs, double soundEndMs) {
  public ClipTimes {
    frameMs = List.copyOf(frameMs);
  }
}
