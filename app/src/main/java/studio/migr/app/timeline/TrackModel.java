package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import studio.migr.app.settings.Settings;

/**
 * Which tracks there are, which of them are shown, in which order and how tall; remembered for the
 * user. Lives on the JavaFX thread; knows no control. Heights in px.
 */
@Singleton
public final class TrackModel {
  static final double LOWEST = 14;
  static final double TALLEST = 400;

  /** The least that is left to a track that takes the rest. */
  static final double LEAST_REST = 48;

  private static final String SETTINGS = "tracks";

  private final Settings settings;
  private final Set<TrackKind> kinds;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final Map<String, Double> heights;
  private final Map<String, Boolean> shown;
  private List<String> order;
  private Optional<String> chosen = Optional.empty();
  private double scroll;

  @Inject
  TrackModel(Settings settings, Set<TrackKind> kinds) {
    this.settings = settings;
    this.kinds = kinds;
    TrackSettings kept = settings.load(SETTINGS, TrackSettings.DEFAULT);
    order = kept.order();
    heights = new HashMap<>(kept.heights());
    shown = new HashMap<>(kept.shown());
    kinds.forEach(kind -> kind.onChange(this::changed));
  }

  /** {@code painted} hears of every lane that alone is to be drawn anew. */
  void onRepaint(Consumer<Track> painted) {
    kinds.forEach(kind -> kind.onRepaint(painted));
  }

  /** Grows with every change of what is to be drawn. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** All tracks of the open clip, from top to bottom, hidden ones too. */
  public List<Track> all() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      places.putIfAbsent(order.get(i), i);
    }
    // A track without a place of its own follows the one that usually comes before it.
    Map<Track, Double> ranks = new LinkedHashMap<>();
    double last = -1;
    for (TrackKind kind : kinds) {
      for (Track track : kind.tracks()) {
        Integer place = places.get(track.id());
        last = place != null ? place : last + 1e-3;
        ranks.put(track, last);
      }
    }
    List<Track> sorted = new ArrayList<>(ranks.keySet());
    sorted.sort(Comparator.comparingDouble(ranks::get));
    return sorted;
  }

  /** The tracks that are shown, from top to bottom. */
  public List<Track> shown() {
    return all().stream().filter(this::isShown).toList();
  }

  public boolean isShown(Track track) {
    return shown.getOrDefault(track.id(), track.shownAtFirst());
  }

  public void setShown(Track track, boolean wanted) {
    shown.put(track.id(), wanted);
    keep();
  }

  /** The track that keys work on; none until one is chosen, or while it is hidden. */
  public Optional<Track> chosen() {
    return shown().stream().filter(track -> chosen.equals(Optional.of(track.id()))).findFirst();
  }

  public void choose(Track track) {
    chosen = Optional.of(track.id());
    changed();
  }

  /** Chooses the next track below ({@code steps} 1) or above (−1). */
  public void chooseBy(int steps) {
    List<Track> now = shown();
    if (now.isEmpty()) {
      return;
    }
    int at = chosen().map(track -> indexOf(now, track)).orElse(steps > 0 ? -1 : now.size());
    choose(now.get(Math.clamp(at + steps, 0, now.size() - 1)));
  }

  /** Moves a track by so many shown ones down, or up if negative. */
  public void move(Track track, int steps) {
    List<Track> now = shown();
    int from = indexOf(now, track);
    if (from < 0) {
      return;
    }
    int to = Math.clamp(from + steps, 0, now.size() - 1);
    if (from != to) {
      List<Track> whole = new ArrayList<>(all());
      Track neighbour = now.get(to);
      whole.remove(indexOf(whole, track));
      whole.add(indexOf(whole, neighbour) + (to > from ? 1 : 0), track);
      List<String> ids = new ArrayList<>(whole.stream().map(Track::id).toList());
      order.stream().filter(id -> !ids.contains(id)).forEach(ids::add); // of other clips
      order = List.copyOf(ids);
      keep();
    }
  }

  /** Gives a track a height, brought within what is sensible; {@link #keep} remembers it. */
  void setHeight(Track track, double height) {
    heights.put(track.id(), Math.clamp(height, LOWEST, TALLEST));
    changed();
  }

  /** Makes a track taller, or lower if negative. */
  void grow(Track track, double by, double room) {
    lanes(0, room).stream()
        .filter(lane -> lane.track().id().equals(track.id()))
        .findFirst()
        .ifPresent(lane -> setHeight(track, lane.height() + by));
    keep();
  }

  /** All tracks as they come, at their usual heights. */
  void reset() {
    order = List.of();
    heights.clear();
    shown.clear();
    scroll = 0;
    keep();
  }

  /** Remembers the arrangement. */
  void keep() {
    settings.save(SETTINGS, new TrackSettings(order, shown, heights));
    changed();
  }

  /** Tracks are made anew when their clip changes; the id is what stays. */
  private static int indexOf(List<Track> tracks, Track wanted) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).id().equals(wanted.id())) {
        return i;
      }
    }
    return -1;
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /**
   * Where the shown tracks lie.
   *
   * @param top where the first begins when nothing is scrolled
   * @param room height that there is for them
   */
  List<Lane> lanes(double top, double room) {
    List<Track> tracks = shown();
    double fixed = 0;
    int elastic = 0;
    for (Track track : tracks) {
      if (takesRest(track)) {
        elastic++;
      } else {
        fixed += heightOf(track);
      }
    }
    double rest = elastic == 0 ? 0 : Math.max(LEAST_REST, (room - fixed) / elastic);
    scroll = Math.clamp(scroll, 0, Math.max(0, fixed + elastic * rest - room));
    List<Lane> lanes = new ArrayList<>();
    double y = top - scroll;
    for (Track track : tracks) {
      double height = takesRest(track) ? rest : heightOf(track);
      lanes.add(new Lane(track, y, height));
      y += height;
    }
    return lanes;
  }

  /** How far the tracks are scrolled down, in px. */
  double scroll() {
    return scroll;
  }

  /** Scrolls; {@link #lanes} brings it within what there is. */
  void scrollTo(double pixels) {
    if (pixels != scroll) {
      scroll = Math.max(0, pixels);
      changed();
    }
  }

  private boolean takesRest(Track track) {
    return track.takesRest() && !heights.containsKey(track.id());
  }

  private double heightOf(Track track) {
    return heights.getOrDefault(track.id(), track.usualHeight());
  }
}
