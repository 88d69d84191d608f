package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.AttentionRequest;
import studio.migr.runtime.serve.protocol.DeletionRequest;
import studio.migr.runtime.serve.protocol.ExplainEvent;
import studio.migr.runtime.serve.protocol.ExplainRequest;
import studio.migr.runtime.serve.protocol.Given;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Senses;
import studio.migr.runtime.testing.TalkingOmni;
import studio.migr.runtime.work.Work;

/** Explanations over the wire, of HumanOmni in miniature with a tokenizer of bytes. */
final class ExplainCallTest {
  private static final int TOKENS = 12;

  @TempDir private static Path folder;

  private static EngineServer server;
  private static EngineClient client;
  private static Question question;

  @BeforeAll
  static void serve() throws Exception {
    TalkingOmni.assumeThere();
    Libtorch.useThreads(1);
    TalkingOmni.write(folder);
    AccessToken token = AccessToken.fresh();
    server = EngineServer.onLoopback(token, new LanguageModelHost());
    client = EngineClient.onLoopback(server.port(), token);
    Senses senses =
        client
            .load(LoadRequest.newBuilder().setFolder(folder.toString()).build(), Work.UNWATCHED)
            .getSenses();
    question = question(senses);
  }

  private static Question question(Senses senses) {
    Question.Builder asked = Question.newBuilder().setWords("Which emotion?");
    int size = senses.getImageSize();
    Random random = new Random(3);
    for (int k = 0; k < senses.getFrames(); k++) {
      byte[] noise = new byte[3 * size * size];
      random.nextBytes(noise);
      asked.addPictures(
          Picture.newBuilder().setWidth(size).setHeight(size).setRgb(ByteString.copyFrom(noise)));
    }
    ByteBuffer sound =
        ByteBuffer.allocate(senses.getSampleRate() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (sound.hasRemaining()) {
      sound.putFloat(random.nextFloat(-0.3f, 0.3f));
    }
    return asked.setSound(ByteString.copyFrom(sound.flip())).build();
  }

  @AfterAll
  static void close() {
    if (client != null) {
      client.close();
      server.close();
    }
  }

  private static ExplainRequest.Builder request(String id) {
    return ExplainRequest.newBuilder()
        .setId(id)
        .setQuestion(question)
        .addAllLabels(EmotionScheme.DFEW.emotions())
        .setTrueLabel("sad")
        .setMaxTokens(TOKENS)
        .setAttention(AttentionDetail.ATTENTION_LAYERS);
  }

  @Test
  void whatArrivesIsWhatTheModelFound() throws Exception {
    List<ExplainEvent> events = new ArrayList<>();
    ExplainRequest request = request("one").setSamples(2).build();
    Explanation heard = client.explain(request, events::add, Work.UNWATCHED);
    Explanation made;
    try (HostedModel model =
        new LanguageModelHost()
            .load(LoadRequest.newBuilder().setFolder(folder.toString()).build(), Work.UNWATCHED)) {
      made =
          model.explain(
              question,
              ExplainCall.settings(request, model.thresholds().thresholds()),
              ExplanationListener.NOBODY,
              Work.UNWATCHED);
    }
    assertThat(heard.conditions()).isEqualTo(made.conditions());
    assertThat(heard.importance()).isEqualTo(made.importance());
    assertThat(heard.importance().interval()).isPresent();
    assertThat(heard.trace()).isEqualTo(made.trace());
    assertThat(heard.drift()).isEqualTo(made.drift());
    assertThat(heard.tokens()).isEqualTo(made.tokens());
    assertThat(heard.look().orElseThrow().positions())
        .isEqualTo(made.look().orElseThrow().positions());
    assertThat(heard.look().orElseThrow().share())
        .containsExactly(made.look().orElseThrow().share());
    assertThat(events.getFirst().hasStarted()).isTrue();
    for (Given given : List.of(Given.GIVEN_BOTH, Given.GIVEN_AUDIO, Given.GIVEN_NONE)) {
      assertThat(
              events.stream()
                  .filter(each -> each.hasToken() && each.getToken().getGiven() == given))
          .isNotEmpty();
    }
  }

  @Test
  void anExplanationCanBeAskedAboutLater() throws Exception {
    Explanation explanation = client.explain(request("later").build(), _ -> {}, Work.UNWATCHED);
    assertThat(
            client.attention(
                AttentionRequest.newBuilder().setId("later").setToToken(TOKENS).build()))
        .hasValueSatisfying(tiles -> assertThat(tiles).hasSize(3 * TOKENS));
    DeletionRequest.Builder deletion =
        DeletionRequest.newBuilder()
            .setId("without")
            .setExplained("later")
            .setQuestion(question)
            .setTarget(DeletionRequest.Target.FRAMES)
            .setShare(0.25)
            .setControls(2);
    Optional<DeletionTest.Result> result = client.delete(deletion.build(), Work.UNWATCHED);
    assertThat(result.orElseThrow().before())
        .isEqualTo(explanation.answer().probabilities().of(explanation.answer().answer()));
    assertThat(result.orElseThrow().removed()).hasSize(2);
    assertThat(client.delete(deletion.setExplained("never").build(), Work.UNWATCHED)).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class,
            () ->
                client.explain(
                    request("x").clearLabels().addLabels("sad").build(), _ -> {}, Work.UNWATCHED));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.explain");
  }
}
