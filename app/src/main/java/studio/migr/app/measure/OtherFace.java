package studio.migr.app.measure;

import java.util.List;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.task.Job;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.face.FaceAnalyzer;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.work.Work;

/**
 * Follows the next face of a clip instead of the one that is followed now; after the last one comes
 * the most prominent one again. The choice is remembered with the clip.
 */
final class OtherFace implements Job<MeasureReport> {
  private final Project project;
  private final Clip clip;
  private final FaceInstrument instrument;

  OtherFace(Project project, Clip clip, FaceInstrument instrument) {
    this.project = project;
    this.clip = clip;
    this.instrument = instrument;
  }

  @Override
  public MeasureReport run(Work work) throws Exception {
    int now = project.auTracks().followedFace(clip.id());
    try (FaceNets nets = instrument.open()) {
      FaceAnalyzer analyzer = new FaceAnalyzer(nets);
      Optional<AuTrack> next = measure(analyzer, now + 1, work);
      if (next.isPresent()) {
        project.auTracks().follow(clip.id(), now + 1, next.get());
      } else if (now > 0) {
        project.auTracks().follow(clip.id(), 0, measure(analyzer, 0, work).orElseThrow());
      } else {
        return new MeasureReport(1, List.of(Messages.text("measure.one-face", clip.name())));
      }
    }
    return new MeasureReport(1, List.of());
  }

  /** Empty if there is no such face. */
  private Optional<AuTrack> measure(FaceAnalyzer analyzer, int face, Work work)
      throws MediaException {
    MediaInfo info = project.library().media(clip.id());
    AuTrack track =
        analyzer.measure(clip.path(), info.video().orElseThrow(), info.startMs(), face, work);
    for (boolean found : track.found()) {
      if (found) {
        return Optional.of(track);
      }
    }
    return face == 0 ? Optional.of(track) : Optional.empty();
  }
}
