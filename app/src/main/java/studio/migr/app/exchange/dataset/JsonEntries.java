package studio.migr.app.exchange.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.message.Messages;

/** Files of JSON entries about a clip each: one array, or one after the other. */
final class JsonEntries {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The whole of HumanOmni's instructions has some hundred megabytes; one data set far less. */
  private static final long MOST_BYTES = 512L << 20;

  private JsonEntries() {}

  /**
   * @param reader finds what an entry says of its clip; gets the entry and its place in words
   * @param nothing the message key of what is said of an entry that says nothing
   */
  static Findings read(
      FileHead head, BiFunction<JsonNode, String, Optional<ClipFindings>> reader, String nothing)
      throws IOException {
    if (head.size() > MOST_BYTES) {
      throw new UnreadableFileException(Messages.text("dataset.too-large", head.path().toString()));
    }
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    try (var text = Files.newBufferedReader(head.path());
        MappingIterator<JsonNode> entries = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (entries.hasNextValue()) {
        String where = Messages.text("dataset.entry", Integer.toString(++number));
        Optional<ClipFindings> clip = reader.apply(entries.nextValue(), where);
        clip.ifPresentOrElse(clips::add, () -> notes.add(Messages.text(nothing, where)));
      }
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new UnreadableFileException(
          Messages.text("dataset.no-json", head.path().toString(), Integer.toString(number + 1)),
          e);
    }
    return new Findings(clips, notes);
  }

  /** The text of the first of {@code fields} that has one. */
  static Optional<String> text(JsonNode entry, List<String> fields) {
    return fields.stream()
        .map(entry::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank())
        .findFirst();
  }
}
