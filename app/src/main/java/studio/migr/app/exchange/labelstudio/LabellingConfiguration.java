package studio.migr.app.exchange.labelstudio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The labelling configuration that a Label Studio project needs to show exported tasks: the names
 * and types of its controls are those of the results. The frame rate is each task's own.
 */
public final class LabellingConfiguration {
  private LabellingConfiguration() {}

  /**
   * @param video whether the tasks are videos; else sounds
   */
  public static String write(EmotionScheme scheme, boolean video) {
    String object = video ? Controls.VIDEO : Controls.AUDIO;
    StringBuilder out = new StringBuilder("<View>\n");
    out.append(
        video
            ? "  <Video name=\"video\" value=\"$video\" frameRate=\"$fps\"/>\n"
            : "  <Audio name=\"audio\" value=\"$audio\"/>\n");
    String labels = video ? "TimelineLabels" : "Labels";
    out.append("  <%s name=\"%s\" toName=\"%s\">\n".formatted(labels, Controls.EMOTION, object));
    for (String emotion : scheme.emotions()) {
      out.append("    <Label value=\"%s\"/>\n".formatted(escaped(emotion)));
    }
    out.append("    <Label value=\"%s\"/>\n".formatted(Controls.NO_EMOTION));
    out.append("  </%s>\n".formatted(labels));
    List<String> modalities =
        Arrays.stream(DominantModality.values()).map(DominantModality::id).toList();
    for (boolean region : new boolean[] {true, false}) {
      String prefix = region ? "" : Controls.CLIP;
      String per = region ? " perRegion=\"true\"" : "";
      if (!region) {
        choices(out, prefix + Controls.EMOTION, object, per, scheme.emotions());
      }
      choices(out, prefix + Controls.DOMINANT, object, per, modalities);
      out.append(
          "  <Number name=\"%s\" toName=\"%s\" min=\"0\" max=\"1\"%s/>\n"
              .formatted(prefix + Controls.CONFIDENCE, object, per));
      out.append(
          "  <TextArea name=\"%s\" toName=\"%s\"%s/>\n"
              .formatted(prefix + Controls.NOTE, object, per));
    }
    out.append("  <TextArea name=\"%s\" toName=\"%s\"/>\n".formatted(Controls.ANNOTATOR, object));
    choices(
        out,
        Controls.CONDITION,
        object,
        "",
        Arrays.stream(Condition.values()).map(Condition::id).toList());
    return out.append("</View>\n").toString();
  }

  private static void choices(
      StringBuilder out, String name, String object, String per, List<String> words) {
    out.append(
        "  <Choices name=\"%s\" toName=\"%s\" choice=\"single\"%s>\n%s\n  </Choices>\n"
            .formatted(
                name,
                object,
                per,
                words.stream()
                    .map(word -> "    <Choice value=\"" + escaped(word) + "\"/>")
                    .collect(Collectors.joining("\n"))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
