package studio.migr.app.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Round;
import studio.migr.app.label.Segment;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.DominantModality;

/**
 * A label as files show it.
 *
 * @param path where the clip's file was last seen; empty if the clip is not known
 * @param by who made the change: for an agreed label, who adjudicated
 * @param round name of the round it was judged in; empty outside of rounds
 */
public record LabelRow(LabelEvent event, Optional<String> path, String by, Optional<String> round) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rows of {@code events}, in their order. */
  public static List<LabelRow> of(Project project, List<LabelEvent> events) {
    Map<String, Clip> clips =
        project.library().clips().stream().collect(Collectors.toMap(Clip::id, Function.identity()));
    Map<Long, String> authors = project.labels().authors();
    Map<Long, String> rounds =
        project.rounds().all().stream()
            .collect(Collectors.toMap(Round::id, round -> round.plan().name()));
    return events.stream()
        .map(
            event ->
                new LabelRow(
                    event,
                    Optional.ofNullable(clips.get(event.key().clipId()))
                        .map(clip -> clip.path().toString()),
                    authors.getOrDefault(event.change(), event.key().annotator()),
                    Optional.ofNullable(rounds.get(event.key().round()))))
        .toList();
  }

  /** All columns, in their order; {@code null} where there is no value. */
  public ObjectNode toJson() {
    var key = event.key();
    var judgement = event.judgement();
    Optional<Segment> segment = key.segment();
    ObjectNode row = JSON.createObjectNode();
    row.put("clip_id", key.clipId());
    row.put("path", path.orElse(null));
    row.put("annotator", key.annotator());
    row.put("condition", key.condition().id());
    row.put("emotion", judgement.emotion().orElse(null));
    row.put("dominant_modality", judgement.dominant().map(DominantModality::id).orElse(null));
    row.put(
        "confidence",
        judgement.confidence().isPresent() ? (Double) judgement.confidence().getAsDouble() : null);
    row.put("start_ms", segment.map(part -> toMicros(part.startMs())).orElse(null));
    row.put("end_ms", segment.map(part -> toMicros(part.endMs())).orElse(null));
    row.put("start_pts", segment.map(Segment::start).orElse(null));
    row.put("end_pts", segment.map(Segment::end).orElse(null));
    row.put("time_base", segment.map(part -> part.timeBase().toString()).orElse(null));
    row.put("note", judgement.note().orElse(null));
    row.put("event_id", event.id());
    row.put("time", event.time().toString());
    row.put("by", by);
    row.put("round", round.orElse(null));
    return row;
  }

  /** The PTS are exact; a thousandth of a millisecond is enough beside them. */
  private static double toMicros(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }
}
