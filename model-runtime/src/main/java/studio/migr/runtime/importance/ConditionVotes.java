package studio.migr.runtime.importance;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.runtime.emotion.Condition;

/** What people answered from the sound alone, from the picture alone, and from both. */
public record ConditionVotes(VoteCount audio, VoteCount visual, VoteCount both) {
  public static final ConditionVotes NONE =
      new ConditionVotes(VoteCount.NONE, VoteCount.NONE, VoteCount.NONE);

  public VoteCount under(Condition condition) {
    return switch (condition) {
      case AUDIO -> audio;
      case VISUAL -> visual;
      case BOTH -> both;
    };
  }

  /** With {@code more} votes under one condition. */
  public ConditionVotes plus(Condition condition, VoteCount more) {
    Map<Condition, VoteCount> all = new EnumMap<>(Condition.class);
    for (Condition each : Condition.values()) {
      all.put(each, each == condition ? under(each).plus(more) : under(each));
    }
    return new ConditionVotes(
        all.getOrDefault(Condition.AUDIO, VoteCount.NONE),
        all.getOrDefault(Condition.VISUAL, VoteCount.NONE),
        all.getOrDefault(Condition.BOTH, VoteCount.NONE));
  }

  /** Whether there is a vote under each condition, so that they can be compared. */
  public boolean complete() {
    return audio.total() > 0 && visual.total() > 0 && both.total() > 0;
  }

  /** All labels that people could choose, as far as the counts say. */
  public Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    List.of(audio, visual, both).forEach(votes -> labels.addAll(votes.counts().keySet()));
    return labels;
  }
}
