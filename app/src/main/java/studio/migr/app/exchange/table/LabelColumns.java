package studio.migr.app.exchange.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the columns of a table of labels are called, here and elsewhere. */
final class LabelColumns {
  static final String CLIP = "clip";
  static final String CLIP_ID = "clip_id";
  static final String PATH = "path";
  static final String EMOTION = "emotion";
  static final String DOMINANT = "dominant_modality";

  /** First our own name of a column, then others' in small letters. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              CLIP,
              List.of(
                  "clip",
                  "name",
                  "file",
                  "filename",
                  "file_name",
                  "video",
                  "video_name",
                  "audio",
                  "clip_name",
                  "media")),
          Map.entry(CLIP_ID, List.of("clip_id")),
          Map.entry(PATH, List.of("path", "file_path", "filepath")),
          Map.entry(EMOTION, List.of("emotion", "label", "emotion_label", "discrete")),
          Map.entry(DOMINANT, List.of("dominant_modality", "dominant", "modality")),
          Map.entry("annotator", List.of("annotator", "rater", "coder")),
          Map.entry("condition", List.of("condition")),
          Map.entry("confidence", List.of("confidence")),
          Map.entry("note", List.of("note", "notes", "comment", "comments")),
          Map.entry("start_ms", List.of("start_ms")),
          Map.entry("end_ms", List.of("end_ms")),
          Map.entry("start_s", List.of("start_s", "start", "start_time", "onset")),
          Map.entry("end_s", List.of("end_s", "end", "end_time", "offset")),
          Map.entry("start_pts", List.of("start_pts")),
          Map.entry("end_pts", List.of("end_pts")),
          Map.entry("time_base", List.of("time_base")),
          Map.entry("event_id", List.of("event_id")),
          Map.entry("by", List.of("by")),
          Map.entry("round", List.of("round")),
          Map.entry("time", List.of("time")));

  private LabelColumns() {}

  /** Our name of the column that a file calls {@code name}; empty if it is none of ours. */
  static Optional<String> meant(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(folded))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether these columns say which clip has which label. */
  static boolean suffice(List<String> meant) {
    boolean clip = meant.contains(CLIP) || meant.contains(CLIP_ID) || meant.contains(PATH);
    boolean label = meant.contains(EMOTION) || meant.contains(DOMINANT) || meant.contains("note");
    return clip && label;
  }
}
