package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.importance.ConditionVotes;

/** CREMA-D's votes from voice, face and both. */
public final class CremaVotesSource implements LabelSource {

  @Override
  public String kind() {
    return "crema-d-votes";
  }

  @Override
  public boolean recognises(FileHead head) {
    return CremaVotes.recognises(Headers.of(head));
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    CremaVotes votes = CremaVotes.read(head.path());
    List<ClipFindings> clips = new ArrayList<>();
    votes
        .clips()
        .forEach(
            (name, counts) ->
                clips.add(
                    new ClipFindings(
                        ClipHint.named(name),
                        List.of(),
                        List.of(attachment(counts, words)),
                        List.of())));
    List<String> notes = new ArrayList<>();
    notes.add(Messages.text("dataset.crema-d-votes-unheld"));
    if (!votes.skippedLines().isEmpty()) {
      notes.add(
          Messages.text(
              "dataset.skipped-lines",
              Integer.toString(votes.skippedLines().size()),
              Long.toString(votes.skippedLines().getFirst())));
    }
    return new Findings(clips, notes);
  }

  private static VotesAttachment attachment(ConditionVotes votes, EmotionWords words) {
    Map<Condition, Map<String, Integer>> counts = new EnumMap<>(Condition.class);
    for (Condition condition : Condition.values()) {
      Map<String, Integer> labels = new LinkedHashMap<>();
      votes
          .under(condition)
          .counts()
          .forEach(
              (word, count) -> labels.merge(words.emotion(word).orElse(word), count, Integer::sum));
      if (votes.under(condition).total() > 0) {
        counts.put(condition, labels);
      }
    }
    return new VotesAttachment(DataSet.CREMA_D.annotator(), counts);
  }
}
