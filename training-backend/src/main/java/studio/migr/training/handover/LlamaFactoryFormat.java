package studio.migr.training.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.training.handover.HandoverProblem.Fault;

/**
 * LLaMA-Factory: one JSON array of conversations in the manner of ShareGPT, {@code
 * dataset_info.json} that says which field is what, and a configuration. It has no GRPO.
 */
public final class LlamaFactoryFormat implements HandoverFormat {
  private static final String INFO = "dataset_info.json";
  private static final Map<String, String> TAGS =
      Map.of(
          "role_tag", "role",
          "content_tag", "content",
          "user_tag", "user",
          "assistant_tag", "assistant");

  @Override
  public String id() {
    return "llama-factory";
  }

  @Override
  public boolean supports(Stage stage) {
    return stage == Stage.SFT;
  }

  @Override
  public void write(Path folder, String part, Stage stage, List<MessageRow> rows)
      throws IOException {
    ArrayNode array = Rows.JSON.createArrayNode();
    for (MessageRow of : rows) {
      ObjectNode row = array.addObject();
      ArrayNode messages = row.putArray("messages");
      Rows.turn(messages, "user", of.content());
      of.completion().ifPresent(answer -> Rows.turn(messages, "assistant", answer));
      ArrayNode videos = row.putArray("videos"); // a column of all rows or of none
      of.video().ifPresent(videos::add);
      ArrayNode audios = row.putArray("audios");
      of.audio().ifPresent(audios::add);
      Rows.columns(row, of);
    }
    Files.writeString(folder.resolve(part + ".json"), array.toPrettyString() + "\n");
    Path info = folder.resolve(INFO);
    ObjectNode sets =
        Files.exists(info)
            ? (ObjectNode) Rows.JSON.readTree(Files.readString(info))
            : Rows.JSON.createObjectNode();
    ObjectNode set = sets.putObject("migr_" + part);
    set.put("file_name", part + ".json").put("formatting", "sharegpt");
    set.putObject("columns")
        .put("messages", "messages")
        .put("videos", "videos")
        .put("audios", "audios");
    TAGS.forEach(set.putObject("tags")::put);
    Files.writeString(info, sets.toPrettyString() + "\n");
    Files.writeString(
        folder.resolve("train.yaml"),
        """
        # The model comes from the script. "template" has to fit it.
        template: qwen2_omni
        stage: sft
        do_train: true
        finetuning_type: lora
        lora_target: all
        dataset_dir: .
        dataset: migr_train
        eval_dataset: migr_validation
        output_dir: output
        per_device_train_batch_size: 1
        gradient_accumulation_steps: 32
        learning_rate: 2.0e-5
        num_train_epochs: 5.0
        lr_scheduler_type: cosine
        warmup_ratio: 0.03
        logging_steps: 1
        bf16: true
        """);
  }

  @Override
  public String command(Stage stage) {
    return "llamafactory-cli train train.yaml model_name_or_path=\"$MODEL\"";
  }

  @Override
  public List<HandoverProblem> check(Path folder, String part, Stage stage) throws IOException {
    if (!supports(stage)) {
      return List.of(new HandoverProblem(0, Fault.STAGE, stage.name()));
    }
    List<HandoverProblem> problems = new ArrayList<>();
    JsonNode set = json(folder.resolve(INFO), problems).path("migr_" + part);
    if (!set.path("formatting").asText().equals("sharegpt")) {
      problems.add(new HandoverProblem(0, Fault.FIELD, "formatting"));
    }
    TAGS.forEach(
        (tag, value) -> {
          if (!set.path("tags").path(tag).asText().equals(value)) {
            problems.add(new HandoverProblem(0, Fault.FIELD, tag));
          }
        });
    JsonNode columns = set.path("columns");
    JsonNode rows = json(folder.resolve(set.path("file_name").asText(part + ".json")), problems);
    if (!rows.isArray()) {
      problems.add(new HandoverProblem(0, Fault.FIELD, "an array of rows"));
    }
    int number = 0;
    for (JsonNode row : rows) {
      number++;
      JsonNode messages = row.path(columns.path("messages").asText("conversations"));
      Rows.checkTurns(number, messages, true, problems);
      for (String medium : List.of("videos", "audios")) {
        if (!row.path(columns.path(medium).asText()).isArray()) {
          problems.add(new HandoverProblem(number, Fault.FIELD, medium));
        }
      }
      Rows.checkMedia(number, row, messages, problems);
    }
    return problems;
  }

  private static JsonNode json(Path file, List<HandoverProblem> problems) throws IOException {
    try {
      if (Files.exists(file)) {
        return Rows.JSON.readTree(Files.readString(file));
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    problems.add(new HandoverProblem(0, Fault.NO_JSON, file.getFileName().toString()));
    return Rows.JSON.createObjectNode();
  }
}
