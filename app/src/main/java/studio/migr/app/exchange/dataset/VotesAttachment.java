package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.label.Votes;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.track.TrackRun;
import studio.migr.runtime.emotion.Condition;

/**
 * Published votes on one clip.
 *
 * @param source the data set
 * @param counts by condition and label, in the words of the project's scheme where it has them
 */
record VotesAttachment(String source, Map<Condition, Map<String, Integer>> counts)
    implements Attachment {

  @Override
  public Kind kind() {
    return Kind.VOTES;
  }

  @Override
  public String name() {
    return source;
  }

  @Override
  public boolean attachTo(Project project, Clip clip, TrackRun tracks) throws IOException {
    List<Votes> votes = new ArrayList<>();
    counts.forEach(
        (condition, labels) -> votes.add(new Votes(clip.id(), condition, labels, source)));
    try {
      return project.votes().add(votes) > 0;
    } catch (ProjectException e) {
      throw new UnreadableFileException(e.sentence(), e);
    }
  }
}
