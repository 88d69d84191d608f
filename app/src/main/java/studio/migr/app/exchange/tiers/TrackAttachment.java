package studio.migr.app.exchange.tiers;

import java.io.IOException;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.project.Project;
import studio.migr.app.track.Track;
import studio.migr.app.track.Tracks;
import studio.migr.runtime.tier.Tier;

/** A tier that is no label: becomes a track of its clip. */
record TrackAttachment(Tier tier, String source, double shiftMs) implements Attachment.Filed {
  @Override
  public Kind kind() {
    return Kind.TRACK;
  }

  @Override
  public boolean attachTo(Project project, Clip clip) throws IOException {
    double zero = clip.startMs() + shiftMs;
    return new Tracks(project.tracksFolder())
        .add(
            clip.id(),
            new Track(
                tier.name(),
                source,
                tier.values().stream()
                    .map(
                        value ->
                            new Track.Entry(
                                value.startMs() + zero, value.endMs() + zero, value.text()))
                    .toList()));
  }
}
