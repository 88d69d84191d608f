package studio.migr.app.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.task.Job;
import studio.migr.runtime.face.FaceAnalyzer;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.work.Work;

/**
 * Goes through a project clip by clip. What the project's cache has, by the content of the clip and
 * the version of the method, is not measured again: after a cancel or a sudden end the next run
 * goes on where this one stopped. A clip that cannot be measured is named and the rest is done.
 */
public final class ProjectMeasurement implements Job<MeasureReport> {
  private final Project project;
  private final FaceInstrument instrument;

  public ProjectMeasurement(Project project, FaceInstrument instrument) {
    this.project = project;
    this.instrument = instrument;
  }

  /** Counts clips; hears a cancel within a clip. */
  @Override
  public MeasureReport run(Work work) {
    List<Clip> clips = project.library().clips();
    List<String> problems = new ArrayList<>();
    try (FaceNets nets = instrument.open()) {
      measure(clips, Optional.of(new FaceAnalyzer(nets)), work, problems);
    } catch (FaceNetsException e) {
      problems.add(ErrorSentence.of(e)); // the voices need no nets
      measure(clips, Optional.empty(), work, problems);
    }
    return new MeasureReport(clips.size(), problems);
  }

  private void measure(
      List<Clip> clips, Optional<FaceAnalyzer> faces, Work work, List<String> problems) {
    Work withinAClip =
        new Work() {
          @Override
          public void progress(long done, long total) {} // clips are counted, not frames

          @Override
          public boolean cancelled() {
            return work.cancelled();
          }
        };
    for (int k = 0; k < clips.size(); k++) {
      work.progress(k, clips.size());
      work.check();
      Clip clip = clips.get(k);
      // A picture that is damaged does not keep the sound from being measured, nor the other way.
      Optional<String> unseen = tell(clip, problems, () -> measureFace(clip, faces, withinAClip));
      Optional<String> unheard = tell(clip, problems, () -> measureVoice(clip, withinAClip));
      mark(clip, unseen.or(() -> unheard), faces.isPresent() || !clip.hasPicture());
    }
    work.progress(clips.size(), clips.size());
  }

  /** A part of a clip's measuring. */
  private interface Part {
    void run() throws IOException;
  }

  /** Why the file could not be read to its end, if that is what went wrong. */
  private static Optional<String> tell(Clip clip, List<String> problems, Part part) {
    try {
      part.run();
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String problem = Messages.text("measure.problem", clip.name(), ErrorSentence.of(e));
      if (!problems.contains(problem)) { // what ails a file as a whole is said once
        problems.add(problem);
      }
      return e instanceof MediaException ? Optional.of(ErrorSentence.of(e)) : Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * @param whole whether all of the clip was to be read
   */
  private void mark(Clip clip, Optional<String> unreadable, boolean whole) {
    if (unreadable.isPresent()) {
      if (Files.isRegularFile(clip.path())) { // a missing clip has a mark of its own
        project.readingProblems().note(clip.id(), unreadable.get());
      }
    } else if (whole) {
      project.readingProblems().clear(clip.id());
    }
  }

  private void measureFace(Clip clip, Optional<FaceAnalyzer> faces, Work work) throws IOException {
    MediaInfo info = project.library().media(clip.id());
    Optional<VideoTrack> video = info.video();
    if (faces.isPresent() && video.isPresent()) {
      Path kept = project.auTracks().measuredFile(clip.id());
      int face = project.auTracks().followedFace(clip.id());
      faces.get().openOrMeasure(clip.path(), video.get(), info.startMs(), face, kept, work);
      project.auTracks().measuredAnew(clip.id());
    }
  }

  private void measureVoice(Clip clip, Work work) throws IOException {
    Optional<AudioTrack> sound = project.library().media(clip.id()).audio().stream().findFirst();
    if (sound.isPresent()) {
      Path kept = project.cacheFolder().resolve("voice").resolve(clip.id());
      VoiceAnalyzer.openOrAnalyze(clip.path(), sound.get(), kept, work);
    }
  }
}
