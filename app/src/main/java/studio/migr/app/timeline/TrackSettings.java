package studio.migr.app.timeline;

import java.util.List;
import java.util.Map;

/**
 * How the user arranged the tracks. Tracks that are not named are as they come.
 *
 * @param order ids from top to bottom
 * @param shown whether a track is shown, by id
 * @param heights in px, by id
 */
record TrackSettings(List<String> order, Map<String, Boolean> shown, Map<String, Double> heights) {
  static final TrackSettings DEFAULT = new TrackSettings(List.of(), Map.of(), Map.of());

  TrackSettings {
    order = List.copyOf(order);
    shown = Map.copyOf(shown);
    heights = Map.copyOf(heights);
  }
}
