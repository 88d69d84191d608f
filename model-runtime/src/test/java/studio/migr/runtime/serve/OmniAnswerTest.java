package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.AttentionSummary;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Span;
import studio.migr.runtime.serve.protocol.TokenIds;
import studio.migr.runtime.work.Work;

/** HumanOmni in miniature, asked over the wire about what it sees and hears. */
final class OmniAnswerTest {
  private static final Path MODEL =
      Path.of(System.getProperty("shared.directory", "none"), "reference", "humanomni");

  @Test
  void whatIsSeenAndHeardHasItsPlacesAndItsShareOfAttention() throws Exception {
    assumeTrue(Files.exists(MODEL), "the reference checkpoints are not beside the project");
    AccessToken token = AccessToken.fresh();
    try (EngineServer server = EngineServer.onLoopback(token, new LanguageModelHost());
        EngineClient client = EngineClient.onLoopback(server.port(), token)) {
      ModelInfo info =
          client.load(LoadRequest.newBuilder().setFolder(MODEL.toString()).build(), Work.UNWATCHED);
      assertThat(info.getFamily()).isEqualTo("humanomni");
      assertThat(info.getTokenizer()).isFalse();
      int frames = info.getSenses().getFrames();
      int size = info.getSenses().getImageSize();

      Question.Builder question =
          Question.newBuilder()
              .setPrompt(TokenIds.newBuilder().addAllIds(List.of(5L, 6L, -201L, 7L, -202L, 8L, 9L)))
              .setSound(sine(info.getSenses().getSampleRate()));
      byte[] noise = new byte[3 * size * size];
      new Random(3).nextBytes(noise);
      for (int k = 0; k < frames; k++) {
        question.addPictures(
            Picture.newBuilder().setWidth(size).setHeight(size).setRgb(ByteString.copyFrom(noise)));
      }
      List<GenerateEvent> events = new ArrayList<>();
      client.generate(
          GenerateRequest.newBuilder()
              .setId("clip")
              .setQuestion(question)
              .setMaxTokens(3)
              .setAttention(AttentionDetail.ATTENTION_LAYERS)
              .build(),
          events::add,
          Work.UNWATCHED);

      List<Span> spans = events.getFirst().getStarted().getSpansList();
      assertThat(spans.stream().filter(Span::hasPatches).map(span -> span.getPatches().getFrame()))
          .contains(0, frames - 1);
      assertThat(spans)
          .filteredOn(Span::hasSteps)
          .singleElement()
          .satisfies(span -> assertThat(span.getLength()).isEqualTo(500));
      AttentionSummary look = events.get(1).getToken().getAttention();
      assertThat(look.getVisual()).isPositive();
      assertThat(look.getAudio()).isPositive();
      assertThat(
              look.getFirst()
                  + look.getText()
                  + look.getVisual()
                  + look.getAudio()
                  + look.getAnswer())
          .isCloseTo(1, within(1e-3f));
    }
  }

  private static ByteString sine(int rate) {
    ByteBuffer bytes = ByteBuffer.allocate(rate * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < rate; k++) {
      bytes.putFloat((float) (0.3 * Math.sin(2 * Math.PI * 220 * k / rate)));
    }
    return ByteString.copyFrom(bytes.flip());
  }
}
