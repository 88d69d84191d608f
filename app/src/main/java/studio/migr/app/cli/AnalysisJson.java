package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.voice.VoiceSummary;
import studio.migr.runtime.voice.VoiceTrack;

/** What was measured of a clip as JSON; {@code null} where there is no value. */
final class AnalysisJson {
  private AnalysisJson() {}

  static ObjectNode face(Console console, AuTrack face) {
    ObjectNode node = console.object().put("source", face.source()).put("frames", face.rows());
    node.put("found", found(face));
    add(node.putArray("confidence"), face.confidence());
    ObjectNode units = node.putObject("aus");
    TreeSet<ActionUnit> all = new TreeSet<>(face.intensity().keySet());
    all.addAll(face.presence().keySet());
    for (ActionUnit unit : all) {
      ObjectNode values = units.putObject(unit.code());
      add(values.putArray("intensity"), face.intensity().getOrDefault(unit, new double[0]));
      add(values.putArray("presence"), face.presence().getOrDefault(unit, new double[0]));
    }
    return node;
  }

  /** In how many frames the face is. */
  static int found(AuTrack face) {
    int found = 0;
    for (boolean there : face.found()) {
      found += there ? 1 : 0;
    }
    return found;
  }

  static ObjectNode voice(Console console, VoiceTrack voice) {
    VoiceSummary summary = voice.summary();
    ObjectNode node = console.object().put("hop_ms", VoiceTrack.HOP_MS);
    node.put("start_ms", voice.startMs());
    add(node.putArray("f0_hz"), voice.f0Hz());
    add(node.putArray("intensity_db"), voice.levelDb());
    add(node, "jitter", summary.jitter());
    add(node, "shimmer", summary.shimmer());
    add(node, "hnr_db", summary.hnrDb());
    add(node, "voiced_share", summary.voicedShare());
    add(node, "f0_median_hz", summary.f0MedianHz());
    add(node, "f0_mean_hz", summary.f0MeanHz());
    add(node, "f0_range_semitones", summary.f0RangeSemitones());
    add(node, "level_db", summary.levelDb());
    add(node, "jitter_rap", summary.jitterRap());
    add(node, "shimmer_apq3", summary.shimmerApq3());
    add(node, "alpha_db", summary.alphaDb());
    add(node, "hammarberg_db", summary.hammarbergDb());
    node.put("speech_ms", summary.speechMs());
    node.put("pauses", summary.pauses());
    node.put("syllables", summary.syllables());
    add(node, "speech_rate", summary.speechRate());
    add(node, "articulation_rate", summary.articulationRate());
    return node;
  }

  private static void add(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private static void add(ArrayNode array, double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        array.addNull();
      } else {
        array.add(value);
      }
    }
  }

  /** Rounded to a hundredth: finer than anything that is measured. */
  private static void add(ArrayNode array, float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        array.addNull();
      } else {
        array.add(Math.round(value * 100.0) / 100.0);
      }
    }
  }
}
