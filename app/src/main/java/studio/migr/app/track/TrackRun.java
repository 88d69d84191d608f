package studio.migr.app.track;

import java.io.IOException;
import java.util.OptionalLong;
import studio.migr.app.store.ProjectException;

/** Tracks that come in one after the other and are taken back together. For one thread. */
public final class TrackRun {
  private final Tracks tracks;
  private final String by;
  private OptionalLong change;

  TrackRun(Tracks tracks, String by, OptionalLong change) {
    this.tracks = tracks;
    this.by = by;
    this.change = change;
  }

  /**
   * Stores a track, whole or not at all; it is on disk when this returns.
   *
   * @return whether the clip did not have it before
   * @throws ProjectException if the project cannot be written
   */
  public boolean add(String clipId, Track track) throws IOException, ProjectException {
    OptionalLong step = tracks.add(clipId, track, by, change);
    change = step.isPresent() ? step : change;
    return step.isPresent();
  }
}
