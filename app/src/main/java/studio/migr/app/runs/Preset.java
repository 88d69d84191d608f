package studio.migr.app.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import studio.migr.app.message.Messages;

/**
 * Settings to begin with. What a preset does not say is as MIGR has it, or the field's usual.
 *
 * @param name in words
 * @param stage {@code sft}, {@code grpo} or {@code external}
 */
record Preset(String name, String stage, ObjectNode settings) {
  private static final String FILE = "presets.json";

  /** Those that come with the program. */
  static List<Preset> all() {
    List<Preset> all = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Preset.class.getResourceAsStream(FILE), FILE)) {
      for (JsonNode each : new ObjectMapper().readTree(in)) {
        all.add(
            new Preset(
                Messages.text("runs.preset." + each.path("id").asText()),
                each.path("stage").asText(),
                (ObjectNode) each.path("settings")));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
