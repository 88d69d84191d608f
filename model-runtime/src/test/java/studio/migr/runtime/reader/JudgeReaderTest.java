package studio.migr.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.reader.JudgeException.Fault;

/** A language model behind a local address reads emotion in text; a real server plays it. */
final class JudgeReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> asked = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final Deque<String> said = new ArrayDeque<>();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private boolean slow;
  private HttpServer server;

  @BeforeEach
  void aServerAnswers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          synchronized (asked) {
            asked.add(JSON.readTree(exchange.getRequestBody()));
            tokens.add(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse(""));
          }
          if (slow) {
            try {
              mayAnswer.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          String content = said.size() > 1 ? said.removeFirst() : said.getFirst();
          int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
          byte[] body =
              JSON.writeValueAsBytes(
                  JSON.createObjectNode()
                      .set(
                          "choices",
                          JSON.createArrayNode()
                              .add(
                                  JSON.createObjectNode()
                                      .set(
                                          "message",
                                          JSON.createObjectNode().put("content", content)))));
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void theServerEnds() {
    mayAnswer.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private Path setting(String more) throws IOException {
    return Files.writeString(
        folder.resolve("judge.json"),
        """
        {"format":"migr-judge","format_version":1,"address":"%s","model":"small-judge"%s}
        """
            .formatted(address(), more));
  }

  private EmotionReader reader(String more) throws IOException {
    return ReaderFile.open(Optional.of(setting(more)));
  }

  private static Fault fault(Throwable thrown) {
    return switch (thrown) {
      case UncheckedIOException unchecked -> fault(Objects.requireNonNull(unchecked.getCause()));
      case JudgeException judge -> judge.fault();
      default -> throw new AssertionError(thrown);
    };
  }

  private static Fault faultOf(EmotionReader reader) {
    Throwable[] thrown = new Throwable[1];
    assertThatThrownBy(() -> reader.read("She trembles.")).satisfies(each -> thrown[0] = each);
    return fault(thrown[0]);
  }

  @Test
  void theStrengthsItSaysAreBroughtToASumOfOne() throws IOException {
    said.add("Here it is: {\"fear\": 0.6, \"surprise\": 0.2, \"happy\": 0, \"bored\": 1}");
    EmotionReader reader = reader("");
    EmotionReading reading = reader.read("She trembles.");
    assertThat(reading.top()).contains("fear");
    assertThat(reading.of("surprise")).isCloseTo(0.25, within(1e-12));
    assertThat(asked.getFirst().path("model").asText()).isEqualTo("small-judge");
    assertThat(asked.getFirst().path("temperature").asInt(-1)).isZero();
    assertThat(asked.getFirst().path("messages").path(1).path("content").asText())
        .isEqualTo("She trembles.");
    assertThat(tokens).containsExactly("");
    reader.read("She trembles.");
    assertThat(asked).as("the same text is asked once").hasSize(1);
    assertThat(reader.read(" ")).isEqualTo(EmotionReading.NONE);
    assertThat(reader.identity().name()).contains("small-judge").contains("127.0.0.1");
  }

  @Test
  void nothingSpokenOfIsNoReading() throws IOException {
    said.add("{\"fear\": 0, \"happy\": 0}");
    assertThat(reader("").read("A wall.")).isEqualTo(EmotionReading.NONE);
  }

  @Test
  void theTokenOfAFileIsSent() throws IOException {
    Files.writeString(folder.resolve("token"), "s3cret\n");
    said.add("{\"fear\": 1}");
    reader(",\"token_file\":\"token\"").read("She trembles.");
    assertThat(tokens).containsExactly("Bearer s3cret");
    assertThat(faultOf(reader(",\"token_file\":\"gone\""))).isEqualTo(Fault.NO_TOKEN);
  }

  @Test
  void aBusyServerIsAskedAgainAndAWrongTokenIsNot() throws IOException {
    said.add("{\"fear\": 1}");
    statuses.addAll(List.of(503, 429));
    assertThat(reader("").read("She trembles.").top()).contains("fear");
    assertThat(asked).hasSize(3);
    asked.clear();
    statuses.add(401);
    assertThat(faultOf(reader(""))).isEqualTo(Fault.REFUSED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void anAnswerOfAnotherFormIsAskedForAgainAndThenNamed() throws IOException {
    said.addAll(List.of("I think it is fear.", "{\"fear\": 1}"));
    assertThat(reader("").read("She trembles.").top()).contains("fear");
    said.clear();
    said.add("I think it is fear.");
    assertThat(faultOf(reader(",\"retries\":0"))).isEqualTo(Fault.NOT_UNDERSTOOD);
  }

  @Test
  void aServerThatIsSlowOrGoneIsNamed() throws IOException {
    said.add("{\"fear\": 1}");
    slow = true;
    assertThat(faultOf(reader(",\"timeout_s\":0.2,\"retries\":0"))).isEqualTo(Fault.TOO_SLOW);
    mayAnswer.countDown();
    server.stop(0);
    assertThat(faultOf(reader(",\"retries\":0"))).isEqualTo(Fault.NOT_REACHED);
  }

  @Test
  void otherMachinesAreRefusedUnlessTheSettingAllowsThem() throws IOException {
    String elsewhere = Files.readString(setting("")).replace("127.0.0.1", "192.0.2.7");
    Path file = Files.writeString(folder.resolve("elsewhere.json"), elsewhere);
    assertThatThrownBy(() -> ReaderFile.open(Optional.of(file)))
        .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.OTHER_MACHINE));
    Files.writeString(
        file, elsewhere.replace("\"model\"", "\"allow_other_machines\":true,\"model\""));
    assertThat(ReaderFile.open(Optional.of(file)).identity().name()).contains("192.0.2.7");
  }

  @Test
  void aSettingThatLacksSomethingIsNamed() throws IOException {
    for (String wrong :
        List.of(
            Files.readString(setting("")).replace("http:", "file:"),
            Files.readString(setting("")).replace("small-judge", ""),
            Files.readString(setting(",\"timeout_s\":-1")),
            Files.readString(setting(",\"retries\":99")))) {
      Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
      assertThatThrownBy(() -> ReaderFile.open(Optional.of(file)))
          .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.NO_SETTING));
    }
  }
}
