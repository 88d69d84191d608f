package studio.migr.training.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;

/** A clip of a data set as a line of {@code clips.jsonl}. The same clip gives the same line. */
final class ClipRecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UNIT = Pattern.compile("AU(\\d\\d)");

  private ClipRecordJson() {}

  static String write(ClipRecord record) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clip", record.clip());
    node.put("media", record.media());
    node.put("person", record.person().orElse(null));
    node.put("split", record.split().map(Split::id).orElse(null));
    node.put("label", record.label());
    record.votes().forEach(node.putObject("votes")::put);
    node.put("weight", record.weight());
    node.put("dominant_modality", record.dominant().map(DominantModality::id).orElse(null));
    record
        .importance()
        .ifPresentOrElse(
            share ->
                node.putObject("importance")
                    .put("audio", share.audio())
                    .put("visual", share.visual()),
            () -> node.putNull("importance"));
    Evidence evidence = record.evidence();
    node.put("au_source", evidence.unitSource().orElse(null));
    ObjectNode units = node.putObject("aus");
    evidence.units().forEach((unit, intensity) -> units.put(unit.code(), intensity));
    evidence.prosody().forEach(node.putObject("prosody")::put);
    node.put("transcript", evidence.transcript().orElse(null));
    node.put("reasoning", record.reasoning().orElse(null));
    record.reasoningAuthor().ifPresent(author -> node.put("reasoning_author", author));
    node.put("source", record.source());
    node.put("generated", record.generated());
    return node.toString();
  }

  /**
   * @throws IllegalArgumentException if it is no clip of a data set
   */
  static ClipRecord read(ObjectNode node) {
    Map<String, Integer> votes = new TreeMap<>();
    node.path("votes")
        .properties()
        .forEach(each -> votes.put(each.getKey(), each.getValue().asInt()));
    Map<String, Double> prosody = new TreeMap<>();
    node.path("prosody")
        .properties()
        .forEach(each -> prosody.put(each.getKey(), each.getValue().asDouble()));
    SortedMap<ActionUnit, Double> units = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.path("aus").properties()) {
      Matcher unit = UNIT.matcher(each.getKey());
      if (unit.matches()) {
        units.put(new ActionUnit(Integer.parseInt(unit.group(1))), each.getValue().asDouble());
      }
    }
    JsonNode share = node.path("importance");
    return new ClipRecord(
        text(node, "clip").orElse(""),
        text(node, "media").orElse(""),
        text(node, "person"),
        text(node, "split").flatMap(Split::fromId),
        text(node, "label").orElse(""),
        votes,
        node.path("weight").asDouble(),
        text(node, "dominant_modality").flatMap(DominantModality::fromId),
        share.isObject()
            ? Optional.of(
                new ModalityShare(share.path("audio").asDouble(), share.path("visual").asDouble()))
            : Optional.empty(),
        new Evidence(text(node, "au_source"), units, prosody, text(node, "transcript")),
        text(node, "reasoning"),
        text(node, "reasoning_author"),
        text(node, "source").orElse(""),
        node.path("generated").asBoolean());
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
