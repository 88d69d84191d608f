package studio.migr.runtime.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.modelfile.StrictText;

/**
 * How Qwen's models are talked to. A checkpoint brings this as a program in the Jinja language,
 * which is not run: of it, only what stands in the system's turn when nobody says otherwise is
 * taken.
 *
 * @param system what the model is told of itself; empty for no such turn
 */
public record ChatTemplate(String system) {
  /** Begins a turn, and is one token. */
  public static final String START = "<|im_start|>";

  /** Ends a turn, and is one token. */
  public static final String END = "<|im_end|>";

  /** Qwen2.5's own, for checkpoints that bring no template. */
  public static final ChatTemplate QWEN =
      new ChatTemplate("You are Qwen, created by Alibaba Cloud. You are a helpful assistant.");

  private static final Pattern USUAL_SYSTEM =
      Pattern.compile("<\\|im_start\\|>system(?:\\\\n|\\n)([^<'\"{}]+)<\\|im_end\\|>");

  /**
   * The template of a folder: of {@code chat_template.jinja} (transformers 5), else of {@code
   * tokenizer_config.json}, else Qwen's.
   *
   * @throws ModelFileException if a file is damaged, or its template is none of Qwen's kind
   */
  public static ChatTemplate read(Path folder) throws IOException {
    Path program = folder.resolve("chat_template.jinja");
    if (Files.exists(program)) {
      return of(program, StrictText.read(program));
    }
    Path config = folder.resolve("tokenizer_config.json");
    if (Files.exists(config)) {
      JsonNode template = StrictJson.object(config).path("chat_template");
      if (!template.isMissingNode() && !template.isNull()) {
        return of(config, template.asText());
      }
    }
    return QWEN;
  }

  private static ChatTemplate of(Path file, String program) throws ModelFileException {
    if (!program.contains(START) || !program.contains(END)) {
      throw new ModelFileException(file, ModelFileFault.UNSUPPORTED, "chat_template", program);
    }
    Matcher system = USUAL_SYSTEM.matcher(program);
    return new ChatTemplate(system.find() ? system.group(1).strip() : "");
  }

  /** What stands before the words of the user's first turn. */
  String opening() {
    String first = system.isEmpty() ? "" : START + "system\n" + system + END + "\n";
    return first + START + "user\n";
  }

  /** What stands after the words of the user, up to where the model's answer begins. */
  String closing() {
    return END + "\n" + START + "assistant\n";
  }
}
