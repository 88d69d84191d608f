package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.util.Subscription;
import studio.migr.app.correction.CorrectionCommands;
import studio.migr.app.correction.CorrectionModel;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackKind;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * What was measured of the face: a lane for each action unit, one for all presence marks, one for
 * the confidence; of every source.
 */
@Singleton
final class FaceKind implements TrackKind {
  private final FaceTracks faces;
  private final TimelineModel model;
  private final CorrectionModel corrections;
  private final CorrectionCommands commands;
  private List<Track> tracks = List.of();

  @Inject
  FaceKind(
      FaceTracks faces,
      TimelineModel model,
      CorrectionModel corrections,
      CorrectionCommands commands) {
    this.faces = faces;
    this.model = model;
    this.corrections = corrections;
    this.commands = commands;
    faces.tracksProperty().subscribe(this::list);
  }

  @Override
  public List<Track> tracks() {
    return tracks;
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return faces
        .tracksProperty()
        .subscribe(_ -> changed.run())
        .and(corrections.ownProperty().subscribe(_ -> changed.run()));
  }

  private void list(List<AuTrack> sources) {
    List<Track> all = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      AuTrack source = sources.get(i);
      String suffix = i == 0 ? "" : "@" + (i + 1);
      SortedSet<ActionUnit> units = new TreeSet<>(source.intensity().keySet());
      units.addAll(source.presence().keySet());
      List<AuTrack> others = sources.stream().filter(other -> other != source).toList();
      for (ActionUnit unit : units) {
        all.add(new UnitTrack(model, corrections, commands, source, unit, suffix, others));
      }
      all.add(new PresenceTrack(model, source, units, suffix));
      all.add(new ConfidenceTrack(model, source, suffix));
    }
    tracks = List.copyOf(all);
  }
}
