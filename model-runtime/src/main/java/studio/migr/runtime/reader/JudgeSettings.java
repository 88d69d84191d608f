package studio.migr.runtime.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import studio.migr.runtime.textfile.TextFile;

/**
 * Where a language model answers that reads emotion in text, behind an address as OpenAI's chat
 * interface has it: vLLM, llama.cpp, Ollama and others serve it. As a file: {@code {"format":
 * "migr-judge", "format_version": 1, "address": "http://127.0.0.1:8000/v1", "model": "…",
 * "token_file": "…", "allow_other_machines": false, "timeout_s": 60, "retries": 2}}.
 *
 * @param address up to and without {@code /chat/completions}
 * @param model as the server calls it
 * @param tokenFile a file with nothing but the secret that the server asks for
 * @param otherMachines whether texts may leave this machine
 * @param timeout for one answer
 * @param retries how often an answer that did not come is asked for again
 */
public record JudgeSettings(
    URI address,
    String model,
    Optional<Path> tokenFile,
    boolean otherMachines,
    Duration timeout,
    int retries) {
  /** The kind of the file. */
  public static final String FORMAT = "migr-judge";

  private static final int FORMAT_VERSION = 1;
  private static final int SECONDS = 60;
  private static final int RETRIES = 2;
  private static final int MOST_RETRIES = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws JudgeException if the file is no such setting
   */
  public static JudgeSettings read(Path file) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(TextFile.decode(TextFile.bytes(file)));
    } catch (JsonProcessingException e) {
      throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "JSON");
    }
    String model = node.path("model").asText();
    double seconds = node.path("timeout_s").asDouble(SECONDS);
    int retries = node.path("retries").asInt(RETRIES);
    if (!node.path("format").asText().equals(FORMAT)
        || node.path("format_version").asInt() != FORMAT_VERSION) {
      throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "format");
    }
    if (model.isBlank()) {
      throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "model");
    }
    if (!(seconds > 0 && seconds <= Duration.ofHours(1).toSeconds())) {
      throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "timeout_s");
    }
    if (retries < 0 || retries > MOST_RETRIES) {
      throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "retries");
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    return new JudgeSettings(
        address(file, node.path("address").asText()),
        model,
        Optional.of(node.path("token_file").asText())
            .filter(name -> !name.isBlank())
            .map(folder::resolve),
        node.path("allow_other_machines").asBoolean(false),
        Duration.ofMillis(Math.round(seconds * 1000)),
        retries);
  }

  private static URI address(Path file, String text) throws JudgeException {
    try {
      URI address = new URI(text.replaceFirst("/+$", ""));
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // said below, as for an address of another kind
    }
    throw new JudgeException(JudgeException.Fault.NO_SETTING, file.toString(), "address");
  }
}
