package studio.migr.app.exchange.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.EmotionWords;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Labels;
import studio.migr.runtime.emotion.Condition;

/**
 * The training files of HumanOmni and R1-Omni: an array of conversations about a clip each. The
 * answer is between {@code <answer>} tags or the whole reply in one word; what stands between
 * {@code <think>} tags becomes the label's note.
 */
public final class ReasoningSource implements LabelSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BEGIN = Pattern.compile("\\s*\\[\\s*\\{.*", Pattern.DOTALL);
  private static final Pattern THINK = Pattern.compile("<think>(.*?)</think>", Pattern.DOTALL);
  private static final Pattern ANSWER = Pattern.compile("<answer>(.*?)</answer>", Pattern.DOTALL);
  private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}-]{2,40}\\.?");

  /** The whole of HumanOmni's instructions has some hundred megabytes; one data set far less. */
  private static final long MOST_BYTES = 512L << 20;

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
    if (head.size() > MOST_BYTES) {
      throw new UnreadableFileException(Messages.text("dataset.too-large", head.path().toString()));
    }
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    try (var reader = Files.newBufferedReader(head.path());
        MappingIterator<JsonNode> entries = JSON.readerFor(JsonNode.class).readValues(reader)) {
      while (entries.hasNextValue()) {
        String where = Messages.text("dataset.entry", Integer.toString(++number));
        Optional<ClipFindings> clip = clip(entries.nextValue(), where);
        clip.ifPresentOrElse(
            clips::add, () -> notes.add(Messages.text("dataset.no-conversation", where)));
      }
    } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
      throw new UnreadableFileException(
          Messages.text("dataset.no-json", head.path().toString(), Integer.toString(number + 1)),
          e);
    }
    return new Findings(clips, notes);
  }

  private static Optional<ClipFindings> clip(JsonNode entry, String where) {
    Optional<String> link = Optional.empty();
    for (String field : List.of("video", "audio", "image")) {
      if (link.isEmpty() && entry.path(field).isTextual()) {
        link = Optional.of(entry.path(field).textValue());
      }
    }
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
    Optional<String> reasoning = first(THINK, reply.get());
    if (reasoning.filter(text -> text.length() > Labels.LONGEST_NOTE).isPresent()) {
      unheld.add(Messages.text("dataset.long-reasoning", where));
      reasoning = Optional.empty();
    }
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
    Optional<String> tagged = first(ANSWER, reply);
    String word = tagged.orElse(reply).strip();
    return ONE_WORD.matcher(word).matches() ? Optional.of(word.replace(".", "")) : Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group(1).strip()).filter(part -> !part.isEmpty())
        : Optional.empty();
  }
}
