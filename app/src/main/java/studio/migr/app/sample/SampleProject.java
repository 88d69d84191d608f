package studio.migr.app.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.project.Labels.Change;
import studio.migr.app.project.Project;
import studio.migr.app.sample.SimulatedAnnotator.Answer;
import studio.migr.app.sample.SimulatedAnnotator.Opinion;
import studio.migr.app.sample.SimulatedAnnotator.Stretch;
import studio.migr.app.store.ProjectException;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/** What belongs into the sample project. */
public final class SampleProject {
  /** The folder of the clips inside of the project's. */
  static final String CLIPS = "clips";

  /** One trusts the face more, one the voice; one is quick, one slow. */
  static final List<SimulatedAnnotator> ANNOTATORS =
      List.of(new SimulatedAnnotator(1, 1.2, 0.8, 60), new SimulatedAnnotator(2, 0.9, 1.1, 160));

  private SampleProject() {}

  /**
   * Puts in what is not there yet: the clips, then the labels of each simulated annotator as one
   * step. After a sudden end the next call goes on.
   *
   * @throws IOException if the clips cannot be copied
   * @throws ProjectException if the project cannot be written
   */
  public static void fill(Project project, Work work) throws IOException, ProjectException {
    Path folder = project.folder().resolve(CLIPS);
    List<Path> clips = SampleClips.copyTo(folder);
    project.library().add(clips, work);
    List<SampleTruth> truths = SampleTruth.read(folder);
    List<String> present = project.labels().annotators();
    for (SimulatedAnnotator annotator : ANNOTATORS) {
      if (!present.contains(annotator.name())) {
        project.labels().apply(annotator.name(), labels(project, annotator, truths));
      }
    }
  }

  private static List<Change> labels(
      Project project, SimulatedAnnotator annotator, List<SampleTruth> truths) {
    List<Change> changes = new ArrayList<>();
    for (SampleTruth truth : truths) {
      Optional<Clip> clip = project.library().find(truth.file());
      if (clip.isPresent()) {
        add(changes, project, clip.get().id(), annotator.name(), annotator.judge(truth));
      }
    }
    return changes;
  }

  private static void add(
      List<Change> changes, Project project, String clip, String name, Opinion opinion) {
    Optional<Segment> whole = Optional.empty();
    changes.add(change(clip, name, Condition.AUDIO, whole, opinion.sound(), Optional.empty()));
    changes.add(change(clip, name, Condition.VISUAL, whole, opinion.picture(), Optional.empty()));
    changes.add(
        change(clip, name, Condition.BOTH, whole, opinion.both(), Optional.of(opinion.dominant())));
    Optional<Segment> moved =
        opinion
            .movement()
            .flatMap(
                stretch ->
                    project.library().media(clip).video().map(video -> segment(video, stretch)));
    if (moved.isPresent()) {
      changes.add(change(clip, name, Condition.BOTH, moved, opinion.picture(), Optional.empty()));
    }
  }

  /** From the start of one frame to the start of another. */
  private static Segment segment(VideoTrack video, Stretch stretch) {
    double start = video.millisOf(0);
    int first = video.frameAtMillis(start + stretch.fromMs());
    int last = video.frameAtMillis(start + stretch.toMs());
    return new Segment(
        video.frames().pts(first),
        Math.max(video.frames().pts(last), video.frames().pts(first) + 1),
        video.timeBase());
  }

  private static Change change(
      String clip,
      String name,
      Condition condition,
      Optional<Segment> segment,
      Answer answer,
      Optional<DominantModality> dominant) {
    double sure = Math.round(answer.sure() * 10) / 10.0;
    return new Change(
        new LabelKey(clip, name, condition, segment),
        new Judgement(
            Optional.of(answer.emotion()), dominant, OptionalDouble.of(sure), Optional.empty()));
  }
}
