package studio.migr.training.handover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.migr.training.handover.HandoverProblem.Fault;

/**
 * ms-swift: a JSON object a line with {@code messages}, {@code videos}, {@code audios}; for GRPO
 * without an answer, since ms-swift discards it, and with columns that the rewards of {@code
 * migr_rewards.py} read.
 */
public final class MsSwiftFormat implements HandoverFormat {
  private static final String REWARDS = "migr_rewards.py";

  /** Columns that ms-swift takes for the response. */
  private static final Set<String> RESPONSES =
      Set.of("answer", "output", "text", "target", "response", "completion");

  @Override
  public String id() {
    return "ms-swift";
  }

  @Override
  public boolean supports(Stage stage) {
    return true;
  }

  @Override
  public void write(Path folder, String part, Stage stage, List<MessageRow> rows)
      throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    for (MessageRow of : rows) {
      ObjectNode row = Rows.JSON.createObjectNode();
      ArrayNode messages = row.putArray("messages");
      Rows.turn(messages, "user", of.content());
      of.completion().ifPresent(answer -> Rows.turn(messages, "assistant", answer));
      Rows.media(row, of);
      Rows.columns(row, of);
      objects.add(row);
    }
    LineRows.write(folder.resolve(part + ".jsonl"), objects);
    if (stage == Stage.GRPO) {
      try (InputStream rewards = MsSwiftFormat.class.getResourceAsStream(REWARDS)) {
        if (rewards == null) {
          throw new IllegalStateException("the rewards are missing from the program");
        }
        Files.copy(rewards, folder.resolve(REWARDS), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public String command(Stage stage) {
    String data = " --model \"$MODEL\" --dataset train.jsonl --val_dataset validation.jsonl";
    return switch (stage) {
      case SFT ->
          "swift sft"
              + data
              + " --strict true --num_train_epochs 5 --learning_rate 2e-5 --output_dir output";
      case GRPO ->
          "swift rlhf --rlhf_type grpo"
              + data
              + " --strict true --external_plugins "
              + REWARDS
              + " --reward_funcs migr_accuracy migr_format migr_leading --num_generations 4"
              + " --num_train_epochs 1 --learning_rate 1e-6 --log_completions true"
              + " --output_dir output";
    };
  }

  @Override
  public List<HandoverProblem> check(Path folder, String part, Stage stage) throws IOException {
    return LineRows.check(
        folder.resolve(part + ".jsonl"),
        (number, row, problems) -> {
          Rows.checkTurns(number, row.path("messages"), stage == Stage.SFT, problems);
          Rows.checkMedia(number, row, row.path("messages"), problems);
          if (stage == Stage.GRPO) {
            Rows.requireText(number, row, "solution", problems);
          }
          row.fieldNames()
              .forEachRemaining(
                  name -> {
                    if (RESPONSES.contains(name)) {
                      problems.add(new HandoverProblem(number, Fault.RESERVED_FIELD, name));
                    }
                  });
        });
  }
}
