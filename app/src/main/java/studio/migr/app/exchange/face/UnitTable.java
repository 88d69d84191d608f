package studio.migr.app.exchange.face;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.project.Project;

/**
 * Corrections of action units as rows of a table beside the labels. Each says that it was corrected
 * by whom and whose values it stands in for, so that nobody takes it for a measurement.
 */
public final class UnitTable {
  /** Columns in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "clip_id",
          "path",
          "annotator",
          "unit",
          "start_ms",
          "end_ms",
          "start_pts",
          "end_pts",
          "time_base",
          "value",
          "intensity",
          "source",
          "corrects",
          "event_id",
          "time");

  private static final ObjectMapper JSON = new ObjectMapper();

  private UnitTable() {}

  /** The rows of all corrections that hold, in the order in which they were made. */
  public static List<ObjectNode> rows(Project project) {
    return project.unitCorrections().all().stream().map(each -> row(project, each)).toList();
  }

  private static ObjectNode row(Project project, UnitCorrection correction) {
    ObjectNode row = JSON.createObjectNode();
    row.put("clip_id", correction.clipId());
    row.put(
        "path",
        project
            .library()
            .find(correction.clipId())
            .map(Clip::path)
            .map(Object::toString)
            .orElse(null));
    row.put("annotator", correction.annotator());
    row.put("unit", correction.unit().code());
    row.put("start_ms", toMicros(correction.stretch().startMs()));
    row.put("end_ms", toMicros(correction.stretch().endMs()));
    row.put("start_pts", correction.stretch().start());
    row.put("end_pts", correction.stretch().end());
    row.put("time_base", correction.stretch().timeBase().toString());
    row.put("value", correction.value().id());
    row.put("intensity", intensity(correction.value()).orElse(null));
    row.put("source", "corrected");
    row.put("corrects", correction.corrects());
    row.put("event_id", correction.id());
    row.put("time", correction.time().toString());
    return row;
  }

  private static Optional<Double> intensity(UnitValue value) {
    return value instanceof UnitValue.Intensity(double strength)
        ? Optional.of(strength)
        : Optional.empty();
  }

  private static double toMicros(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }
}
