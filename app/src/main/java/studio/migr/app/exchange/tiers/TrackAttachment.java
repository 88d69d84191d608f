package studio.migr.app.exchange.tiers;

import java.io.IOException;
import java.util.List;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.track.Track;
import studio.migr.app.track.TrackRun;
import studio.migr.runtime.tier.Tier;

/** A tier that is no label: becomes a track of its clip. */
record TrackAttachment(Tier tier, String source, double shiftMs) implements Attachment.Filed {
  @Override
  public Kind kind() {
    return Kind.TRACK;
  }

  @Override
  public boolean attachTo(Project project, Clip clip, TrackRun tracks) throws IOException {
    double zero = clip.startMs() + shiftMs;
    List<Track.Entry> entries =
        tier.values().stream()
            .map(
                value ->
                    new Track.Entry(value.startMs() + zero, value.endMs() + zero, value.text()))
            .toList();
    try {
      return tracks.add(clip.id(), new Track(tier.name(), source, entries));
    } catch (ProjectException e) {
      throw new UnreadableFileException(e.sentence(), e);
    }
  }
}
