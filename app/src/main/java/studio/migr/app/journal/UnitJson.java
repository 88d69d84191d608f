package studio.migr.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.media.Rational;

/** Corrections of action units as fields of a journal line. */
final class UnitJson {
  private UnitJson() {}

  static void write(ObjectNode node, UnitCorrection correction) {
    node.put("change", correction.change());
    node.put("clip", correction.clipId());
    node.put("annotator", correction.annotator());
    node.put("corrects", correction.corrects());
    node.put("unit", correction.unit().number());
    node.put("start_pts", correction.stretch().start());
    node.put("end_pts", correction.stretch().end());
    node.put("time_base", correction.stretch().timeBase().toString());
    switch (correction.value()) {
      case UnitValue.Intensity(double value) -> node.put("intensity", value);
      case UnitValue.Presence(boolean present) -> node.put("present", present);
      case UnitValue.NotVisible() -> node.put("visible", false);
      case UnitValue.AsMeasured() -> node.put("as_measured", true);
    }
  }

  static UnitCorrection read(long seq, Instant time, JsonNode node) {
    return new UnitCorrection(
        seq,
        JournalJson.number(node, "change"),
        time,
        JournalJson.identifier(node, "clip"),
        JournalJson.text(node, "annotator"),
        JournalJson.text(node, "corrects"),
        new ActionUnit(Math.toIntExact(JournalJson.number(node, "unit"))),
        new Segment(
            JournalJson.number(node, "start_pts"),
            JournalJson.number(node, "end_pts"),
            Rational.parse(JournalJson.text(node, "time_base"))),
        value(node));
  }

  private static UnitValue value(JsonNode node) {
    if (node.path("intensity").isNumber()) {
      return new UnitValue.Intensity(node.get("intensity").doubleValue());
    }
    if (node.path("present").isBoolean()) {
      return new UnitValue.Presence(node.get("present").booleanValue());
    }
    if (node.has("visible") && !node.path("visible").asBoolean(true)) {
      return new UnitValue.NotVisible();
    }
    if (node.path("as_measured").asBoolean()) {
      return new UnitValue.AsMeasured();
    }
    throw new IllegalArgumentException("no value of a unit");
  }
}
