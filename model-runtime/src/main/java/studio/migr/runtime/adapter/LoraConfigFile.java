package studio.migr.runtime.adapter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.FileReplacement;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.StrictJson;

/** Reads and writes PEFT's {@code adapter_config.json}. */
final class LoraConfigFile {
  static final String NAME = "adapter_config.json";

  /** Variants of LoRA that compute something else. */
  private static final List<String> NOT_BUILT =
      List.of("use_dora", "use_qalora", "use_bdlora", "lora_bias", "fan_in_fan_out");

  /** What else an adapter may change or bring, and this reader would leave out. */
  private static final List<String> MUST_BE_EMPTY =
      List.of(
          "modules_to_save",
          "target_parameters",
          "trainable_token_indices",
          "layer_replication",
          "alora_invocation_tokens",
          "arrow_config",
          "kasa_config",
          "monteclora_config");

  /** First values of A and B that leave the base's weights as they are. */
  private static final List<String> HARMLESS_STARTS =
      List.of("true", "false", "gaussian", "eva", "orthogonal");

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.]+");

  private LoraConfigFile() {}

  /**
   * @throws ModelFileException if the file is missing or damaged, or the adapter is of a kind that
   *     is not built
   */
  static LoraConfig read(Path file) throws IOException {
    ObjectNode object = StrictJson.object(file);
    return FieldException.inFile(file, () -> of(object));
  }

  private static LoraConfig of(ObjectNode object) {
    JsonFields fields = new JsonFields(object);
    fields.require("peft_type", "LORA");
    fields.require("bias", "none");
    for (String key : NOT_BUILT) {
      if (fields.flag(key, false)) {
        throw FieldException.unsupported(key, true);
      }
    }
    for (String key : MUST_BE_EMPTY) {
      JsonNode value = object.path(key);
      if (fields.has(key) && !(value.isContainerNode() && value.isEmpty())) {
        throw FieldException.unsupported(key, value);
      }
    }
    String start = object.path("init_lora_weights").asText("true");
    if (!HARMLESS_STARTS.contains(start)) { // the others change the base's weights
      throw FieldException.unsupported("init_lora_weights", start);
    }
    return new LoraConfig(
        fields.integer("r"),
        fields.number("lora_alpha", 8),
        fields.number("lora_dropout", 0),
        targets(object.path("target_modules")),
        fields.flag("use_rslora", false),
        patterns("rank_pattern", fields, key -> inner -> inner.integer(key)),
        patterns("alpha_pattern", fields, key -> inner -> inner.number(key, 0)),
        fields.has("base_model_name_or_path")
            ? Optional.of(fields.text("base_model_name_or_path"))
            : Optional.empty());
  }

  private static List<String> targets(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.textValue());
    }
    List<String> targets = new ArrayList<>();
    for (JsonNode one : node) {
      if (!one.isTextual()) {
        throw FieldException.bad("target_modules", one);
      }
      targets.add(one.textValue());
    }
    return targets;
  }

  /** Values by names of modules; expressions, which PEFT allows as well, are refused. */
  private static <T> Map<String, T> patterns(
      String key, JsonFields fields, Function<String, Function<JsonFields, T>> reader) {
    Map<String, T> values = new HashMap<>();
    fields
        .object(key)
        .ifPresent(
            inner ->
                inner
                    .keys()
                    .forEach(
                        name -> {
                          if (!PLAIN_NAME.matcher(name).matches()) {
                            throw FieldException.unsupported(key, name);
                          }
                          values.put(name, reader.apply(name).apply(inner));
                        }));
    return values;
  }

  static void write(Path file, LoraConfig config) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = StrictJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeObjectFieldStart("alpha_pattern");
      for (Map.Entry<String, Double> alpha : new TreeMap<>(config.alphas()).entrySet()) {
        json.writeNumberField(alpha.getKey(), alpha.getValue());
      }
      json.writeEndObject();
      json.writeStringField("base_model_name_or_path", config.base().orElse(null));
      json.writeStringField("bias", "none");
      json.writeBooleanField("fan_in_fan_out", false);
      json.writeBooleanField("inference_mode", true);
      json.writeBooleanField("init_lora_weights", true);
      json.writeNumberField("lora_alpha", config.alpha());
      json.writeNumberField("lora_dropout", config.dropout());
      json.writeNullField("modules_to_save");
      json.writeStringField("peft_type", "LORA");
      json.writeNumberField("r", config.rank());
      json.writeObjectFieldStart("rank_pattern");
      for (Map.Entry<String, Integer> rank : new TreeMap<>(config.ranks()).entrySet()) {
        json.writeNumberField(rank.getKey(), rank.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("target_modules");
      for (String target : config.targets()) {
        json.writeString(target);
      }
      json.writeEndArray();
      json.writeStringField("task_type", "CAUSAL_LM");
      json.writeBooleanField("use_dora", false);
      json.writeBooleanField("use_rslora", config.rankStabilized());
      json.writeEndObject();
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    FileReplacement.write(
        file,
        channel -> {
          ByteBuffer left = ByteBuffer.wrap(bytes);
          while (left.hasRemaining()) {
            channel.write(left);
          }
        });
  }
}
