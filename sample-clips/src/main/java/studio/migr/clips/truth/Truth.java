package studio.migr.clips.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.FacePose;
import studio.migr.clips.script.ClipPlan;
import studio.migr.clips.script.Hiding;
import studio.migr.clips.script.Show;

/**
 * Everything that is true of one clip. Intensities are on the scale 0 to 5 and are what the face
 * shows, with what speaking adds; times in milliseconds; F0 in Hz, null where there is no voice.
 */
public final class Truth {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode line = JSON.createObjectNode();
  private final ObjectNode units = JSON.createObjectNode();

  /**
   * Begins the truth of a clip.
   *
   * @param file name of the clip's file
   * @param person name of the person seen and heard
   * @param text what is said; empty where nobody speaks
   */
  public Truth(String file, ClipPlan plan, String person, String text, int fps, int frames) {
    line.put("file", file);
    line.put("seed", plan.seed());
    line.put("emotion", plan.emotion().word());
    line.put("condition", plan.condition().word());
    line.put("dominant_modality", plan.condition().dominantModality());
    line.put("why", plan.why());
    line.put("strength", rounded(plan.strength(), 3));
    line.put("ambiguity", rounded(plan.ambiguity(), 3));
    show("face", plan.face());
    show("voice", plan.voice());
    line.put("face_covered", plan.hiding() != Hiding.OPEN);
    line.put("cover", plan.hiding().word());
    line.put("hearing", plan.hearing().word());
    plan.snrDb().ifPresent(snrDb -> line.put("snr_db", snrDb));
    line.put("identity", person);
    line.put("speaker", person);
    line.put("text", text);
    line.put("synthetic", true);
    line.put("fps", fps);
    line.put("frames", frames);
    for (ActionUnit unit : ActionUnit.values()) {
      units.putArray(unit.name());
    }
    line.set("aus", units);
  }

  private void show(String modality, Show show) {
    line.put(modality + "_emotion", show.emotion().word());
    line.put(modality + "_strength", rounded(show.strength(), 3));
    line.put(modality + "_other", show.other().word());
    line.put(modality + "_other_share", rounded(show.share(), 3));
  }

  /** Adds what the face shows in the next frame. */
  public void frame(FacePose pose) {
    for (ActionUnit unit : ActionUnit.values()) {
      ((ArrayNode) units.get(unit.name())).add(rounded(pose.visible().of(unit), 3));
    }
  }

  /**
   * Adds the voice's fundamental frequency.
   *
   * @param hertz one value each {@code hopMs} milliseconds, 0 where unvoiced: null in the line
   */
  public void voice(float[] hertz, int hopMs) {
    ArrayNode values = line.putArray("f0_hz");
    for (float value : hertz) {
      if (value > 0) {
        values.add(rounded(value, 2));
      } else {
        values.addNull();
      }
    }
    line.put("hop_ms", hopMs);
  }

  /** The line of JSON, without its end. */
  public String json() {
    return line.toString();
  }

  /** The same as a tree. */
  public JsonNode tree() {
    return line;
  }

  private static double rounded(double value, int digits) {
    return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
  }
}
