package studio.migr.training.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.training.handover.HandoverProblem.Fault;

/**
 * TRL: {@code prompt} and, for SFT, {@code completion} as lists of messages. TRL itself feeds
 * neither video nor sound (as of 1.10-dev): the columns {@code videos} and {@code audios} are for
 * the collator of whoever trains.
 */
public final class TrlFormat implements HandoverFormat {

  @Override
  public String id() {
    return "trl";
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
      Rows.turn(row.putArray("prompt"), "user", of.content());
      of.completion()
          .ifPresent(answer -> Rows.turn(row.putArray("completion"), "assistant", answer));
      Rows.media(row, of);
      Rows.columns(row, of);
      objects.add(row);
    }
    LineRows.write(folder.resolve(part + ".jsonl"), objects);
  }

  @Override
  public String command(Stage stage) {
    return "accelerate launch \"${SCRIPT:?set SCRIPT to a training script that feeds video and"
        + " audio: TRL alone does not}\"";
  }

  @Override
  public List<HandoverProblem> check(Path folder, String part, Stage stage) throws IOException {
    return LineRows.check(
        folder.resolve(part + ".jsonl"),
        (number, row, problems) -> {
          Rows.checkTurns(number, row.path("prompt"), false, problems);
          Rows.checkMedia(number, row, row.path("prompt"), problems);
          JsonNode completion = row.path("completion");
          switch (stage) {
            case SFT -> {
              boolean answers =
                  completion.size() == 1
                      && completion.path(0).path("role").asText().equals("assistant")
                      && completion.path(0).path("content").isTextual();
              if (!answers) {
                problems.add(new HandoverProblem(number, Fault.FIELD, "completion"));
              }
            }
            case GRPO -> {
              if (!completion.isMissingNode()) {
                problems.add(new HandoverProblem(number, Fault.RESERVED_FIELD, "completion"));
              }
              Rows.requireText(number, row, "solution", problems);
            }
          }
        });
  }
}
