package studio.migr.training.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;

/**
 * Reasoning of people or models about clips, from JSON: the conversations of HumanOmni and R1-Omni
 * ({@code video}, {@code conversations}), or entries in the manner of EMER ({@code name}, {@code
 * reason} or {@code reasoning}, {@code emotion} or {@code label}). One array, or one object after
 * the other.
 *
 * @param clips in the order of the file; their media are as the file says, not yet found
 * @param failed entries that say nothing that can be used, by their number from 1
 */
public record ReasoningImport(List<ClipRecord> clips, Map<Integer, Reason> failed) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 512L << 20;

  /** Why an entry was left out. */
  public enum Reason {
    /** It names no clip. */
    NO_CLIP,
    /** It has no single label of the scheme. */
    NO_LABEL,
    /** It has no reasoning. */
    NO_REASONING,
    /** The clip comes a second time. */
    CLIP_AGAIN
  }

  public ReasoningImport {
    clips = List.copyOf(clips);
    failed = Map.copyOf(failed);
  }

  /**
   * @param source where the texts come from, in words for people
   * @throws FormatException if the file is no JSON, or larger than 512 MB
   */
  public static ReasoningImport read(Path file, EmotionScheme scheme, String source)
      throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new FormatException(FormatFault.TOO_LARGE, 0, (LARGEST >> 20) + " MB");
    }
    List<ClipRecord> clips = new ArrayList<>();
    Map<Integer, Reason> failed = new TreeMap<>();
    EmotionWords words = new EmotionWords(scheme);
    Set<String> names = new HashSet<>();
    int number = 0;
    try (Reader text = Files.newBufferedReader(file);
        MappingIterator<JsonNode> entries = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (entries.hasNextValue()) {
        number++;
        Entry entry = Entry.of(entries.nextValue(), words);
        if (entry.clip.isEmpty()) {
          failed.put(number, Reason.NO_CLIP);
        } else if (entry.label.isEmpty()) {
          failed.put(number, Reason.NO_LABEL);
        } else if (entry.reasoning.isEmpty()) {
          failed.put(number, Reason.NO_REASONING);
        } else if (!names.add(entry.clip.get())) {
          failed.put(number, Reason.CLIP_AGAIN);
        } else {
          clips.add(entry.record(source));
        }
      }
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new FormatException(FormatFault.MALFORMED, 0, "entry " + (number + 1));
    }
    return new ReasoningImport(clips, failed);
  }

  private record Entry(
      Optional<String> clip,
      Optional<String> label,
      Optional<String> reasoning,
      Optional<String> subtitle) {

    static Entry of(JsonNode node, EmotionWords words) {
      Optional<String> reply = reply(node);
      Optional<String> reasoning =
          reply.or(() -> text(node, "reasoning", "reason", "reasons", "english"));
      Reasoning read = ReasoningParser.parse(reasoning.orElse(""));
      Optional<String> named =
          read.answer().or(() -> text(node, "label", "emotion", "emotions", "answer"));
      boolean says =
          reasoning.isPresent()
              && (!read.reasoningText().isEmpty()
                  || (read.segments().isEmpty() && reply.isEmpty()));
      return new Entry(
          text(node, "video", "audio", "image", "name", "names", "clip"),
          named.or(() -> reply).flatMap(word -> words.emotion(word.strip())),
          reasoning.filter(_ -> says),
          text(node, "subtitle", "subtitles", "transcript"));
    }

    private static Optional<String> reply(JsonNode node) {
      Optional<String> reply = Optional.empty();
      for (JsonNode turn : node.path("conversations")) {
        if (turn.path("from").asText().equals("gpt") && turn.path("value").isTextual()) {
          reply = Optional.of(turn.path("value").textValue());
        }
      }
      return reply;
    }

    private static Optional<String> text(JsonNode node, String... fields) {
      for (String field : fields) {
        if (node.path(field).isTextual() && !node.path(field).textValue().isBlank()) {
          return Optional.of(node.path(field).textValue().strip());
        }
      }
      return Optional.empty();
    }

    ClipRecord record(String source) {
      return new ClipRecord(
          clip.orElseThrow(),
          clip.orElseThrow(),
          Optional.empty(),
          Optional.empty(),
          label.orElseThrow(),
          Map.of(),
          1,
          Optional.empty(),
          Optional.empty(),
          new Evidence(Optional.empty(), new TreeMap<>(), Map.of(), subtitle),
          reasoning,
          source,
          false);
    }
  }
}
