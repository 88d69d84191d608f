package studio.migr.app.exchange.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;

/** Labels as JSON lines: our own exports, and others' with fields like ours. */
public final class JsonLinesLabelSource implements LabelSource {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public String kind() {
    return "jsonl";
  }

  @Override
  public boolean recognises(FileHead head) {
    Optional<String> first = head.text().lines().filter(line -> !line.isBlank()).findFirst();
    if (first.isEmpty() || !first.get().startsWith("{")) {
      return false;
    }
    try {
      JsonNode node = JSON.readTree(first.get());
      List<String> meant = new ArrayList<>();
      node.fieldNames().forEachRemaining(name -> LabelColumns.meant(name).ifPresent(meant::add));
      return LabelColumns.suffice(meant);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    return FormatFile.read(head.path(), JsonLinesLabelSource::findings);
  }

  private static Findings findings(byte[] bytes) throws FormatException {
    LabelLines lines = new LabelLines();
    Set<String> kept = new LinkedHashSet<>();
    int number = 0;
    for (String text : TextFile.decode(bytes).lines().toList()) {
      number++;
      if (!text.isBlank()) {
        lines.add(line(text, number, kept));
      }
    }
    return new Findings(
        lines.findings(),
        kept.isEmpty()
            ? List.of()
            : List.of(Messages.text("exchange.other-columns", String.join(", ", kept))));
  }

  /** A line that is no object makes the file none of labels: nothing of it is taken. */
  private static LabelLine line(String text, int number, Set<String> kept) throws FormatException {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      FormatException fault =
          new FormatException(FormatFault.MALFORMED, number, e.getOriginalMessage());
      fault.initCause(e);
      throw fault;
    }
    if (!node.isObject()) {
      throw new FormatException(FormatFault.MALFORMED, number, "no object");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              String cell = value.isContainerNode() ? value.toString() : value.asText();
              if (value.isNull() || cell.isBlank()) {
                return;
              }
              Optional<String> meant = LabelColumns.meant(field.getKey());
              if (meant.isPresent()) {
                cells.putIfAbsent(meant.get(), cell);
              } else {
                others.put(field.getKey(), cell);
                kept.add(field.getKey());
              }
            });
    return new LabelLine(number, cells, others);
  }
}
