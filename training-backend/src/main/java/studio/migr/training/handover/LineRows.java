package studio.migr.training.handover;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.training.handover.HandoverProblem.Fault;
import studio.migr.training.jsonl.JsonLines;

/** Rows in a file of one JSON object a line. */
final class LineRows {
  private LineRows() {}

  /** Checks one row; gets its number from 1. */
  interface Check {
    void check(int number, ObjectNode row, List<HandoverProblem> problems);
  }

  static void write(Path file, List<ObjectNode> rows) throws IOException {
    Files.write(file, rows.stream().map(ObjectNode::toString).toList());
  }

  static List<HandoverProblem> check(Path file, Check check) throws IOException {
    List<HandoverProblem> problems = new ArrayList<>();
    if (!Files.exists(file)) {
      return List.of(new HandoverProblem(0, Fault.NO_JSON, file.getFileName().toString()));
    }
    JsonLines lines = JsonLines.read(file);
    lines
        .damaged()
        .forEach(n -> problems.add(new HandoverProblem(n.intValue(), Fault.NO_JSON, "")));
    for (JsonLines.Line line : lines.objects()) {
      check.check((int) line.number(), line.object(), problems);
    }
    return problems;
  }
}
