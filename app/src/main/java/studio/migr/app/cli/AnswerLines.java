package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.training.evaluate.AnswerFile;
import studio.migr.training.evaluate.ModelAnswer;

/** Reads files of answers for commands: a line that is no answer is named, and left out. */
final class AnswerLines {
  private AnswerLines() {}

  /**
   * The answers in a file.
   *
   * @param failures where the lines that were left out are listed, each with its reason
   */
  static List<ModelAnswer> read(
      Path file, EmotionScheme labels, Console console, ArrayNode failures) throws IOException {
    AnswerFile read = AnswerFile.read(file, labels);
    for (AnswerFile.Failed line : read.failed()) {
      String reason =
          Messages.text(
              "evaluation.line." + line.reason().name().toLowerCase(Locale.ROOT),
              file.toString(),
              Long.toString(line.line()));
      console.say(reason);
      failures
          .addObject()
          .put("path", file.toString())
          .put("line", line.line())
          .put("reason", reason);
    }
    return read.answers();
  }
}
