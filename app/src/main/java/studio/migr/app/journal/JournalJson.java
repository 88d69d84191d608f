package studio.migr.app.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import studio.migr.app.journal.JournalEvent.AuFileAdded;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.journal.JournalEvent.EntryFinished;
import studio.migr.app.journal.JournalEvent.EntryReopened;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.MemberNamed;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalEvent.ReasoningCorrected;
import studio.migr.app.journal.JournalEvent.Redone;
import studio.migr.app.journal.JournalEvent.RoundClosed;
import studio.migr.app.journal.JournalEvent.RoundStarted;
import studio.migr.app.journal.JournalEvent.SchemeChanged;
import studio.migr.app.journal.JournalEvent.SuggestionAccepted;
import studio.migr.app.journal.JournalEvent.TrackAdded;
import studio.migr.app.journal.JournalEvent.Undone;
import studio.migr.app.journal.JournalEvent.UnitCorrected;
import studio.migr.app.journal.JournalEvent.VotesAdded;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Member;
import studio.migr.app.label.Segment;
import studio.migr.app.label.Votes;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionSchemeJson;
import studio.migr.runtime.media.MediaJson;
import studio.migr.runtime.media.Rational;

/**
 * An event as one line of JSON. Fields that are not known are passed over. The last field is the
 * CRC-32C of the bytes before it, so that a changed byte is noticed even where it leaves the line
 * readable.
 */
final class JournalJson {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._ -]{0,199}");

  /** From a root, from a drive, or through the folder above. */
  private static final Pattern OUTWARD =
      Pattern.compile("^[/\\\\]|^\\p{Alpha}:|(^|[/\\\\])\\.\\.([/\\\\]|$)");

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(JournalReader.LONGEST_LINE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Characters of a text, so that no line can hold what the database cannot. */
  private static final int LONGEST_TEXT = 100_000;

  private static final int CRC_FIELD_BYTES = ",\"crc\":\"00000000\"}".length();
  private static final Pattern CRC_FIELD = Pattern.compile(",\"crc\":\"([0-9a-f]{8})\"\\}");

  private JournalJson() {}

  /** The line without its line end. */
  static byte[] write(JournalEvent event, int more) {
    return write(event, more, Optional.empty());
  }

  static byte[] write(JournalEvent event, int more, Optional<Origin> origin) {
    ObjectNode node = JSON.createObjectNode();
    node.put("seq", event.seq());
    node.put("time", event.time().toString());
    node.put("type", typeOf(event));
    if (more > 0) {
      node.put("more", more);
    }
    origin.ifPresent(
        made -> node.put("id", made.id()).put("replica", made.replica()).put("seen", made.seen()));
    switch (event) {
      case ProjectCreated created -> {
        node.put("project", created.projectId());
        node.put("name", created.name());
        node.set("scheme", EmotionSchemeJson.toNode(created.scheme()));
      }
      case ClipAdded added -> {
        node.put("clip", added.clipId());
        node.put("sha256", added.sha256());
        node.put("size", added.size());
        node.put("path", added.path());
        node.putRawValue("media", new RawValue(MediaJson.write(added.media())));
      }
      case ClipMoved moved -> {
        node.put("clip", moved.clipId());
        node.put("path", moved.path());
      }
      case Labelled labelled -> writeLabel(node, labelled);
      case AuFileAdded added ->
          node.put("clip", added.clipId())
              .put("kind", added.kind())
              .put("file", added.file())
              .put("source", added.source());
      case TrackAdded added ->
          node.put("by", added.by())
              .put("change", added.change())
              .put("clip", added.clipId())
              .put("file", added.file());
      case UnitCorrected corrected -> UnitJson.write(node, corrected.correction());
      case SuggestionAccepted(var accepted, String by) ->
          SuggestionJson.write(node.put("by", by), accepted);
      case ReasoningCorrected(var correction) -> ReasoningJson.write(node, correction);
      case VotesAdded added -> {
        Votes votes = added.votes();
        node.put("clip", votes.clipId());
        node.put("condition", votes.condition().id());
        node.put("source", votes.source());
        votes.counts().forEach(node.putObject("counts")::put);
      }
      case Undone undone -> node.put("by", undone.by()).put("change", undone.change());
      case Redone redone -> node.put("by", redone.by()).put("change", redone.change());
      case SchemeChanged changed -> {
        node.put("by", changed.by()).put("change", changed.change());
        node.set("scheme", EmotionSchemeJson.toNode(changed.scheme()));
        ObjectNode mapping = node.putObject("mapping");
        new TreeMap<>(changed.mapping()).forEach((from, to) -> mapping.put(from, to.orElse(null)));
      }
      case RoundStarted started -> {
        node.put("by", started.by());
        RoundJson.write(node, started.plan());
      }
      case RoundClosed closed -> node.put("by", closed.by()).put("round", closed.round());
      case EntryFinished finished -> {
        node.put("by", finished.by());
        RoundJson.write(node, finished.entry());
      }
      case EntryReopened reopened -> {
        node.put("by", reopened.by());
        RoundJson.write(node, reopened.entry());
        node.put("reason", reopened.reason());
      }
      case MemberNamed(_, _, String by, Member member) ->
          node.put("by", by).put("name", member.name()).put("role", member.role().id());
    }
    return withChecksum(node.toString());
  }

  /** The line of a JSON object: itself with its checksum as the last field. */
  static byte[] withChecksum(String object) {
    byte[] text = object.getBytes(StandardCharsets.UTF_8);
    int body = text.length - 1; // without the closing brace
    byte[] field =
        (",\"crc\":\"" + HexFormat.of().toHexDigits(crc(text, body)) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(text, body + field.length);
    System.arraycopy(field, 0, line, body, field.length);
    return line;
  }

  private static String typeOf(JournalEvent event) {
    return switch (event) {
      case ProjectCreated _ -> "project_created";
      case ClipAdded _ -> "clip_added";
      case ClipMoved _ -> "clip_moved";
      case Labelled _ -> "labelled";
      case AuFileAdded _ -> "au_file_added";
      case TrackAdded _ -> "track_added";
      case UnitCorrected _ -> "unit_corrected";
      case SuggestionAccepted _ -> "suggestion_accepted";
      case ReasoningCorrected _ -> "reasoning_corrected";
      case VotesAdded _ -> "votes_added";
      case Undone _ -> "undone";
      case Redone _ -> "redone";
      case SchemeChanged _ -> "scheme_changed";
      case RoundStarted _ -> "round_started";
      case RoundClosed _ -> "round_closed";
      case EntryFinished _ -> "entry_finished";
      case EntryReopened _ -> "entry_reopened";
      case MemberNamed _ -> "member_named";
    };
  }

  static void writeKey(ObjectNode node, LabelKey key) {
    node.put("clip", key.clipId());
    node.put("annotator", key.annotator());
    node.put("condition", key.condition().id());
    if (key.round() != 0) {
      node.put("round", key.round());
    }
    key.segment()
        .ifPresent(
            segment -> {
              node.put("start_pts", segment.start());
              node.put("end_pts", segment.end());
              node.put("time_base", segment.timeBase().toString());
            });
  }

  private static void writeLabel(ObjectNode node, Labelled labelled) {
    LabelEvent event = labelled.event();
    LabelKey key = event.key();
    node.put("change", event.change());
    node.put("by", labelled.by());
    writeKey(node, key);
    Judgement judgement = event.judgement();
    judgement.emotion().ifPresent(emotion -> node.put("emotion", emotion));
    judgement.dominant().ifPresent(dominant -> node.put("dominant_modality", dominant.id()));
    judgement.confidence().ifPresent(confidence -> node.put("confidence", confidence));
    judgement.note().ifPresent(note -> node.put("note", note));
  }

  /**
   * @throws UnreadableLineException if the bytes are not what {@link #write} wrote, or not an event
   */
  static JournalLine read(byte[] line) throws UnreadableLineException {
    int crc = checkedCrc(line);
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("no object");
      }
      int more = node.path("more").asInt(0);
      if (more < 0) {
        throw new IllegalArgumentException("more: " + more);
      }
      return new JournalLine(
          event(node), more, crc, origin(node), new String(line, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableLineException(
          JournalProblem.Kind.DAMAGED, String.valueOf(e.getMessage()));
    } catch (NullPointerException | IndexOutOfBoundsException e) {
      // A stored media description with parts missing.
      throw new UnreadableLineException(JournalProblem.Kind.DAMAGED, e.toString());
    }
  }

  private static Optional<Origin> origin(JsonNode node) {
    return node.has("id")
        ? Optional.of(
            new Origin(identifier(node, "id"), identifier(node, "replica"), number(node, "seen")))
        : Optional.empty();
  }

  private static int checkedCrc(byte[] line) throws UnreadableLineException {
    int body = Math.max(0, line.length - CRC_FIELD_BYTES);
    String end = new String(line, body, line.length - body, StandardCharsets.ISO_8859_1);
    Matcher field = CRC_FIELD.matcher(end);
    if (!field.matches()) {
      throw new UnreadableLineException(JournalProblem.Kind.DAMAGED, "no checksum");
    }
    int crc = crc(line, body);
    if (crc != HexFormat.fromHexDigits(field.group(1))) {
      throw new UnreadableLineException(JournalProblem.Kind.DAMAGED, "checksum " + field.group(1));
    }
    return crc;
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static JournalEvent event(JsonNode node) throws UnreadableLineException {
    long seq = number(node, "seq");
    if (seq < 1) {
      throw new IllegalArgumentException("seq: " + seq);
    }
    Instant time = Instant.parse(text(node, "time"));
    String type = text(node, "type");
    return switch (type) {
      case "project_created" ->
          new ProjectCreated(
              seq,
              time,
              text(node, "project"),
              text(node, "name"),
              EmotionSchemeJson.read(node.path("scheme")));
      case "clip_added" ->
          new ClipAdded(
              seq,
              time,
              identifier(node, "clip"),
              text(node, "sha256"),
              number(node, "size"),
              text(node, "path"),
              MediaJson.read(node.path("media").toString()));
      case "clip_moved" -> new ClipMoved(seq, time, identifier(node, "clip"), text(node, "path"));
      case "labelled" -> label(seq, time, node);
      case "au_file_added" ->
          new AuFileAdded(
              seq,
              time,
              identifier(node, "clip"),
              text(node, "kind"),
              innerPath(node, "file"),
              text(node, "source"));
      case "track_added" ->
          new TrackAdded(
              seq,
              time,
              text(node, "by"),
              number(node, "change"),
              identifier(node, "clip"),
              innerPath(node, "file"));
      case "unit_corrected" -> new UnitCorrected(UnitJson.read(seq, time, node));
      case "suggestion_accepted" ->
          new SuggestionAccepted(SuggestionJson.read(seq, time, node), text(node, "by"));
      case "reasoning_corrected" -> new ReasoningCorrected(ReasoningJson.read(seq, time, node));
      case "votes_added" -> new VotesAdded(seq, time, votes(node));
      case "undone" -> new Undone(seq, time, text(node, "by"), number(node, "change"));
      case "redone" -> new Redone(seq, time, text(node, "by"), number(node, "change"));
      case "scheme_changed" ->
          new SchemeChanged(
              seq,
              time,
              text(node, "by"),
              number(node, "change"),
              EmotionSchemeJson.read(node.path("scheme")),
              mapping(node.path("mapping")));
      case "round_started" ->
          new RoundStarted(seq, time, text(node, "by"), RoundJson.readPlan(node));
      case "round_closed" -> new RoundClosed(seq, time, text(node, "by"), number(node, "round"));
      case "entry_finished" ->
          new EntryFinished(seq, time, text(node, "by"), RoundJson.readEntry(node));
      case "entry_reopened" ->
          new EntryReopened(
              seq, time, text(node, "by"), RoundJson.readEntry(node), text(node, "reason"));
      case "member_named" ->
          new MemberNamed(
              seq,
              time,
              text(node, "by"),
              new Member(
                  text(node, "name"),
                  Member.Role.fromId(text(node, "role"))
                      .orElseThrow(
                          () -> new IllegalArgumentException("role: " + node.path("role")))));
      default -> throw new UnreadableLineException(JournalProblem.Kind.UNKNOWN_KIND, type);
    };
  }

  private static Map<String, Optional<String>> mapping(JsonNode node) {
    Map<String, Optional<String>> mapping = new HashMap<>();
    node.fieldNames().forEachRemaining(from -> mapping.put(from, optionalText(node, from)));
    return mapping;
  }

  static LabelKey readKey(JsonNode node) {
    Optional<Segment> segment =
        node.has("start_pts")
            ? Optional.of(
                new Segment(
                    number(node, "start_pts"),
                    number(node, "end_pts"),
                    Rational.parse(text(node, "time_base"))))
            : Optional.empty();
    return new LabelKey(
        identifier(node, "clip"),
        text(node, "annotator"),
        condition(node),
        segment,
        node.has("round") ? number(node, "round") : 0);
  }

  private static Labelled label(long seq, Instant time, JsonNode node) {
    LabelKey key = readKey(node);
    Optional<String> dominant = optionalText(node, "dominant_modality");
    JsonNode confidence = node.get("confidence");
    if (confidence != null && !confidence.isNumber()) {
      throw new IllegalArgumentException("confidence: " + confidence);
    }
    Judgement judgement =
        new Judgement(
            optionalText(node, "emotion"),
            dominant.map(
                id ->
                    DominantModality.fromId(id)
                        .orElseThrow(() -> new IllegalArgumentException("modality: " + id))),
            confidence == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(confidence.doubleValue()),
            optionalText(node, "note"));
    return new Labelled(
        new LabelEvent(seq, number(node, "change"), time, key, judgement), text(node, "by"));
  }

  private static Condition condition(JsonNode node) {
    String condition = text(node, "condition");
    return Condition.fromId(condition)
        .orElseThrow(() -> new IllegalArgumentException("condition: " + condition));
  }

  private static Votes votes(JsonNode node) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    JsonNode list = node.path("counts");
    list.fieldNames().forEachRemaining(name -> counts.put(name, count(list.path(name))));
    return new Votes(identifier(node, "clip"), condition(node), counts, text(node, "source"));
  }

  private static int count(JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("count: " + value);
    }
    return value.intValue();
  }

  static String text(JsonNode node, String name) {
    return optionalText(node, name)
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + node.path("type")));
  }

  /** Names files, too: nothing that leads into another folder. */
  static String identifier(JsonNode node, String name) {
    String id = text(node, name);
    if (!IDENTIFIER.matcher(id).matches()) {
      throw new IllegalArgumentException(name + ": " + id);
    }
    return id;
  }

  /** A path inside of the project's folder. */
  private static String innerPath(JsonNode node, String name) {
    String path = text(node, name);
    if (OUTWARD.matcher(path).find()) {
      throw new IllegalArgumentException(name + ": " + path);
    }
    return path;
  }

  static Optional<String> optionalText(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + ": " + value);
    }
    if (value.textValue().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(name + ": " + value.textValue().length() + " characters");
    }
    return Optional.of(value.textValue().replace("\0", "")); // PostgreSQL's texts hold no such sign
  }

  static long number(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + ": " + value);
    }
    return value.longValue();
  }
}
