package studio.migr.app.exchange.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * The training files of HumanOmni and R1-Omni: an array of conversations about a clip each. The
 * answer is between {@code <answer>} tags or the whole reply in one word; what stands between
 * {@code <think>} tags becomes the label's note.
 */
public final class ReasoningSource implements LabelSource {
  private static final Pattern BEGIN = Pattern.compile("\\s*\\[\\s*\\{.*", Pattern.DOTALL);
  private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}-]{2,40}\\.?");

  @Override
  public String kind() {
    return "humanomni";
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return BEGIN.matcher(text).matches()
        && text.contains("\"conversations\"")
        && text.contains("\"from\"");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    return JsonEntries.read(head, ReasoningSource::clip, "dataset.no-conversation");
  }

  private static Optional<ClipFindings> clip(JsonNode entry, String where) {
    Optional<String> link = JsonEntries.text(entry, List.of("video", "audio", "image"));
    Optional<String> reply = Optional.empty();
    for (JsonNode turn : entry.path("conversations")) {
      if (turn.path("from").asText().equals("gpt") && turn.path("value").isTextual()) {
        reply = Optional.of(turn.path("value").textValue());
      }
    }
    if (link.isEmpty() || reply.isEmpty()) {
      return Optional.empty();
    }
    List<String> unheld = new ArrayList<>();
    Optional<String> answer = answer(reply.get());
    if (answer.isEmpty()) {
      unheld.add(Messages.text("dataset.no-answer", where));
    }
    Optional<String> reasoning = Tags.asNote(Tags.first("think", reply.get()), where, unheld);
    Condition condition =
        entry.path("video").isMissingNode() && entry.path("audio").isTextual()
            ? Condition.AUDIO
            : Condition.BOTH;
    FoundLabel label =
        new FoundLabel(
            where,
            Optional.of(DataSet.HUMAN_OMNI.annotator()),
            condition,
            Optional.empty(),
            answer,
            Optional.empty(),
            OptionalDouble.empty(),
            reasoning);
    return Optional.of(
        new ClipFindings(ClipNumber.hintOfLink(link.get()), List.of(label), List.of(), unheld));
  }

  private static Optional<String> answer(String reply) {
    Optional<String> tagged = Tags.first("answer", reply);
    String word = tagged.orElse(reply).strip();
    return ONE_WORD.matcher(word).matches() ? Optional.of(word.replace(".", "")) : Optional.empty();
  }
}
