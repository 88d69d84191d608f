package studio.migr.runtime.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.serve.AccessToken;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.EngineServer;
import studio.migr.runtime.serve.LanguageModelHost;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.work.Work;

/** The model that nobody trained, in the real engine. */
final class RecitingOmniTest {
  private static final String TEXT =
      "<think>\n<vis_desc>The brows rise.</vis_desc>\nThat is all.</think>\n"
          + "<answer>surprise</answer>";

  @TempDir Path folder;

  @Test
  void itRecitesItsTextWhateverItSeesAndLooksAtPictureAndSound() throws Exception {
    RecitingOmni.write(folder, TEXT);
    AccessToken token = AccessToken.fresh();
    List<GenerateEvent> events = new ArrayList<>();
    try (EngineServer server = EngineServer.onLoopback(token, new LanguageModelHost());
        EngineClient client = EngineClient.onLoopback(server.port(), token)) {
      ModelInfo info =
          client.load(
              LoadRequest.newBuilder().setFolder(folder.toString()).build(), Work.UNWATCHED);
      int size = info.getSenses().getImageSize();
      byte[] noise = new byte[3 * size * size];
      new Random(3).nextBytes(noise);
      Question.Builder question =
          Question.newBuilder()
              .setWords("Which emotion does this person feel?")
              .setSound(ByteString.copyFrom(new byte[16_000 * Float.BYTES]));
      for (int k = 0; k < info.getSenses().getFrames(); k++) {
        question.addPictures(
            Picture.newBuilder().setWidth(size).setHeight(size).setRgb(ByteString.copyFrom(noise)));
      }
      client.generate(
          GenerateRequest.newBuilder()
              .setId("recital")
              .setQuestion(question)
              .setMaxTokens(100)
              .setAttention(AttentionDetail.ATTENTION_LAYERS)
              .build(),
          events::add,
          Work.UNWATCHED);
    }
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(GenerateEvent::hasToken)
        .forEach(event -> text.append(event.getToken().getText()));
    assertThat(text.toString().replace("<|im_end|>", "").strip()).isEqualTo(TEXT);
    assertThat(events.getLast().getFinished().getReason()).isEqualTo(Finished.Reason.STOP_TOKEN);
    assertThat(events.get(3).getToken().getAttention().getVisual()).isPositive();
    assertThat(events.get(3).getToken().getAttention().getAudio()).isPositive();
  }

  @Test
  void aWordThatComesTwiceCannotBeRecited() {
    assertThatThrownBy(() -> RecitingOmni.write(folder, "It is as it is"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
