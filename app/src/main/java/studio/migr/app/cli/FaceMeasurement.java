package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.migr.app.face.AuTracks;
import studio.migr.app.face.BesideTheClip;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.face.FaceAnalyzer;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/**
 * Faces for a command. The nets are opened for the first picture and serve all clips; where there
 * are none, that is said once.
 */
final class FaceMeasurement implements AutoCloseable {
  private final Console console;
  private final Optional<Path> landmarker;
  private final OptionalInt asked;
  private @Nullable FaceNets nets;
  private @Nullable FaceAnalyzer analyzer;
  private boolean refused;

  /**
   * @param landmarker the nets to use instead of those that the user has chosen for everything
   * @param asked which face: 0 the most prominent one, 1 the next; empty for the one that is
   *     followed anyway
   */
  FaceMeasurement(Console console, Optional<Path> landmarker, OptionalInt asked) {
    this.console = console;
    this.landmarker = landmarker.or(FaceInstrument.ofUser()::landmarker);
    this.asked = asked;
  }

  /**
   * What a project keeps of a clip's face.
   *
   * @param face which one it follows
   * @param file where that one is kept
   */
  record Kept(int face, Path file) {}

  /**
   * What is seen of a face. Where none is, or without nets, what another program left beside the
   * clip; empty if there is no picture or nothing at all is known.
   *
   * @param kept what the project keeps, where the clip belongs to one
   * @throws IOException if the picture cannot be decoded
   */
  Optional<AuTrack> of(Path clip, MediaInfo info, Optional<Kept> kept) throws IOException {
    if (info.video().isEmpty()) {
      return beside(clip, info);
    }
    Optional<AuTrack> measured = measured(clip, info.video().get(), info.startMs(), kept);
    if (measured.isPresent() && hasFace(measured.get())) {
      return measured;
    }
    return beside(clip, info).or(() -> measured);
  }

  private Optional<AuTrack> measured(
      Path clip, VideoTrack video, double startMs, Optional<Kept> kept) throws IOException {
    Optional<FaceAnalyzer> open = analyzer();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Work work = new ConsoleWork(console, "analyze.frames");
    int face = asked.orElse(kept.map(Kept::face).orElse(0));
    Optional<Path> file = kept.filter(of -> of.face() == face).map(Kept::file);
    return Optional.of(
        file.isPresent()
            ? open.get().openOrMeasure(clip, video, startMs, face, file.get(), work)
            : open.get().measure(clip, video, startMs, face, work));
  }

  private Optional<FaceAnalyzer> analyzer() throws FaceNetsException {
    if (analyzer == null && !refused) {
      try {
        nets = FaceNets.open(landmarker);
        analyzer = new FaceAnalyzer(nets);
      } catch (FaceNetsException e) {
        if (landmarker.isPresent()) {
          throw e; // asked for by name: nothing else will do
        }
        refused = true;
        console.say(ErrorSentence.of(e));
      }
    }
    return Optional.ofNullable(analyzer);
  }

  private static boolean hasFace(AuTrack track) {
    for (boolean found : track.found()) {
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** The first face in the first file beside the clip that has one. */
  private static Optional<AuTrack> beside(Path clip, MediaInfo info) throws IOException {
    for (Path file : BesideTheClip.files(clip)) {
      if (AuFiles.kind(file).isPresent()) {
        List<AuTrack> faces = AuFiles.read(file, AuTracks.frameTimes(info)).tracks();
        if (!faces.isEmpty()) {
          return Optional.of(faces.getFirst());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    if (nets != null) {
      nets.close();
    }
  }
}
