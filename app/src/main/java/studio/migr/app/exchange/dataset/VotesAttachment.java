package studio.migr.app.exchange.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.label.Votes;
import studio.migr.runtime.emotion.Condition;

/**
 * Published votes on one clip.
 *
 * @param source the data set
 * @param counts by condition and label, in the words of the project's scheme where it has them
 */
record VotesAttachment(String source, Map<Condition, Map<String, Integer>> counts)
    implements Attachment.Counted {

  @Override
  public List<Votes> votes(Clip clip) {
    List<Votes> votes = new ArrayList<>();
    counts.forEach(
        (condition, labels) -> votes.add(new Votes(clip.id(), condition, labels, source)));
    return votes;
  }
}
