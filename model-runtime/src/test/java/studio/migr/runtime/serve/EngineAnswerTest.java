package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.sample.RandomModel;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.AttentionRequest;
import studio.migr.runtime.serve.protocol.AttentionSummary;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Continuation;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.Scored;
import studio.migr.runtime.serve.protocol.Token;
import studio.migr.runtime.serve.protocol.TokenIds;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.work.Work;

/** A loaded model, asked over the wire. */
final class EngineAnswerTest {
  private static final Question HELLO = Question.newBuilder().setWords("hello").build();

  @TempDir static Path folder;

  private static EngineServer server;
  private static EngineClient client;
  private static ModelInfo info;

  @BeforeAll
  static void load() throws Exception {
    AccessToken token = AccessToken.fresh();
    RandomModel.write(folder);
    server = EngineServer.onLoopback(token, new LanguageModelHost());
    client = EngineClient.onLoopback(server.port(), token);
    info =
        client.load(LoadRequest.newBuilder().setFolder(folder.toString()).build(), Work.UNWATCHED);
  }

  @AfterAll
  static void close() {
    client.close();
    server.close();
  }

  private static GenerateRequest.Builder request(String id, int tokens) {
    return GenerateRequest.newBuilder().setId(id).setQuestion(HELLO).setMaxTokens(tokens);
  }

  private static List<GenerateEvent> ask(GenerateRequest request) throws Exception {
    List<GenerateEvent> events = new ArrayList<>();
    client.generate(request, events::add, Work.UNWATCHED);
    return events;
  }

  private static List<Token> tokens(List<GenerateEvent> events) {
    return events.stream().filter(GenerateEvent::hasToken).map(GenerateEvent::getToken).toList();
  }

  @Test
  void whatIsLoadedIsDescribed() throws Exception {
    assertThat(info.getFamily()).isEqualTo("qwen2");
    assertThat(info.getDevice()).isEqualTo("cpu");
    assertThat(info.getPrecision()).isEqualTo(Precision.FLOAT32);
    assertThat(info.getLayers()).isEqualTo(RandomModel.LAYERS);
    assertThat(info.getVocabulary()).isEqualTo(RandomModel.VOCABULARY);
    assertThat(info.getTokenizer()).isTrue();
    assertThat(info.hasSenses()).isFalse();
    assertThat(client.info()).contains(info);
  }

  @Test
  void anAnswerBeginsWithItsPromptAndEndsWithItsTimes() throws Exception {
    List<GenerateEvent> events = ask(request("times", 5).build());
    assertThat(events.getFirst().getStarted().getPromptPositions()).isPositive();
    assertThat(events.getFirst().getStarted().getSpansList()).hasSize(1);
    assertThat(tokens(events)).hasSize(5);
    Finished finished = events.getLast().getFinished();
    assertThat(finished.getReason()).isEqualTo(Finished.Reason.LENGTH);
    assertThat(finished.getTokens()).isEqualTo(5);
    assertThat(finished.getTotalMs()).isGreaterThanOrEqualTo(finished.getFirstTokenMs());
  }

  @Test
  void theAnswerIsTheSameWithAttentionAndWithout() throws Exception {
    List<Token> without = tokens(ask(request("without", 12).build()));
    List<Token> with =
        tokens(ask(request("with", 12).setAttention(AttentionDetail.ATTENTION_LAYERS).build()));
    assertThat(with)
        .extracting(Token::getId)
        .isEqualTo(without.stream().map(Token::getId).toList());
    assertThat(without).noneMatch(Token::hasAttention);
    for (Token token : with) {
      AttentionSummary look = token.getAttention();
      assertThat(look.getFirst() + look.getText() + look.getAnswer()).isCloseTo(1, within(1e-3f));
      assertThat(look.getVisual() + look.getAudio()).isZero();
    }
  }

  @Test
  void whereItLookedIsToldOnDemand() throws Exception {
    ask(request("looks", 4).setAttention(AttentionDetail.ATTENTION_LAYERS).build());
    AttentionRequest tiles =
        AttentionRequest.newBuilder().setId("looks").setFromToken(2).setToToken(4).build();
    List<AttentionTile> all = client.attention(tiles).orElseThrow();
    assertThat(all).hasSize(2 * RandomModel.LAYERS);
    for (AttentionTile tile : all) {
      FloatBuffer shares =
          tile.getShares().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      assertThat(shares.remaining()).isEqualTo(tile.getPositions());
      float sum = 0;
      while (shares.hasRemaining()) {
        sum += shares.get();
      }
      assertThat(sum).isCloseTo(1, within(1e-3f));
    }
    assertThat(client.attention(tiles.toBuilder().addLayers(1).build()).orElseThrow()).hasSize(2);
    assertThat(client.attention(tiles.toBuilder().setId("never asked").build())).isEmpty();
  }

  @Test
  void aScoredContinuationIsAsProbableAsWhenItWasChosen() throws Exception {
    List<Token> chosen = tokens(ask(request("chosen", 6).build()));
    ScoreRequest request =
        ScoreRequest.newBuilder()
            .setId("score")
            .setQuestion(HELLO)
            .addContinuations(
                Continuation.newBuilder()
                    .setTokens(
                        TokenIds.newBuilder()
                            .addAllIds(chosen.stream().map(Token::getId).toList())))
            .addContinuations(Continuation.newBuilder().setWords("fear"))
            .build();
    List<Scored> scored = client.score(request, Work.UNWATCHED).getContinuationsList();
    for (int k = 0; k < chosen.size(); k++) {
      assertThat(scored.getFirst().getLogProbabilities(k))
          .isCloseTo(chosen.get(k).getLogProbability(), within(1e-3f));
    }
    assertThat(scored.getLast().getIdsList()).containsExactly(102L, 101L, 97L, 114L);
  }

  @Test
  void headsOfAGivenAnswerLookedWhereTheyDidWhenItWasWritten() throws Exception {
    List<Token> written =
        tokens(ask(request("heads", 5).setAttention(AttentionDetail.ATTENTION_HEADS).build()));
    List<AttentionTile> then =
        client
            .attention(AttentionRequest.newBuilder().setId("heads").setToToken(5).build())
            .orElseThrow();
    List<AttentionTile> now = trace(written);
    assertThat(now)
        .extracting(AttentionTile::getToken, AttentionTile::getLayer, AttentionTile::getHeads)
        .containsExactlyElementsOf(
            then.stream()
                .map(tile -> tuple(tile.getToken(), tile.getLayer(), info.getHeads()))
                .toList());
    for (int k = 0; k < now.size(); k++) {
      assertThat(shares(now.get(k))).containsExactly(shares(then.get(k)), within(1e-4f));
    }
    int last = info.getHeads() - 1;
    List<AttentionTile> one = trace(written, last);
    for (int k = 0; k < one.size(); k++) {
      AttentionTile all = now.get(k);
      assertThat(one.get(k).getHeads()).isEqualTo(1);
      assertThat(shares(one.get(k)))
          .containsExactly(
              Arrays.copyOfRange(
                  shares(all), last * all.getPositions(), (last + 1) * all.getPositions()),
              within(0f));
    }
    assertThat(
            catchThrowableOfType(RefusalException.class, () -> trace(written, last + 1)).reason())
        .isEqualTo("engine.refusal.no-head");
  }

  private static List<AttentionTile> trace(List<Token> answer, Integer... heads) throws Exception {
    List<AttentionTile> tiles = new ArrayList<>();
    client.trace(
        TraceRequest.newBuilder()
            .setId("trace")
            .setQuestion(HELLO)
            .setAnswer(
                Continuation.newBuilder()
                    .setTokens(
                        TokenIds.newBuilder()
                            .addAllIds(answer.stream().map(Token::getId).toList())))
            .addAllHeads(List.of(heads))
            .build(),
        tiles::add,
        Work.UNWATCHED);
    return tiles;
  }

  private static float[] shares(AttentionTile tile) {
    FloatBuffer numbers =
        tile.getShares().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] shares = new float[numbers.remaining()];
    numbers.get(shares);
    return shares;
  }

  @Test
  void cancelStopsBetweenTwoTokensAndTheNextQuestionIsAnswered() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<GenerateEvent> events = new ArrayList<>();
    client.generate(
        request("long", 6000).build(),
        event -> {
          events.add(event);
          stop.set(tokens(events).size() >= 3);
        },
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return stop.get();
          }
        });
    assertThat(events.getLast().getFinished().getReason()).isEqualTo(Finished.Reason.CANCELLED);
    assertThat(tokens(events).size()).isLessThan(6000);
    assertThat(tokens(ask(request("next", 2).build()))).hasSize(2);
  }

  @Test
  void aModelWithoutSensesSaysSo() {
    Question clip =
        HELLO.toBuilder().addPictures(Picture.newBuilder().setWidth(1).setHeight(1)).build();
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class, () -> ask(request("blind", 1).setQuestion(clip).build()));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.no-senses");
  }

  @Test
  void tokensThatAreNoneAreRefused() {
    Question nonsense =
        Question.newBuilder()
            .setPrompt(TokenIds.newBuilder().addIds(RandomModel.VOCABULARY))
            .build();
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class, () -> ask(request("none", 1).setQuestion(nonsense).build()));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.tokens");
  }

  @Test
  void aFolderWithoutAModelIsRefusedInTheWordsOfCheckpoints() throws Exception {
    AccessToken token = AccessToken.fresh();
    try (EngineServer other = EngineServer.onLoopback(token, new LanguageModelHost());
        EngineClient caller = EngineClient.onLoopback(other.port(), token)) {
      RefusalException refusal =
          catchThrowableOfType(
              RefusalException.class,
              () ->
                  caller.load(
                      LoadRequest.newBuilder().setFolder(folder.resolve("none").toString()).build(),
                      Work.UNWATCHED));
      assertThat(refusal.reason()).startsWith("checkpoint.fault.");
      assertThat(
              catchThrowableOfType(
                      RefusalException.class,
                      () -> caller.generate(request("empty", 1).build(), _ -> {}, Work.UNWATCHED))
                  .reason())
          .isEqualTo("engine.refusal.no-model");
    }
  }

  @Test
  void aCardThatIsNotThereIsNamedAndTheProcessorOffered() throws Exception {
    AccessToken token = AccessToken.fresh();
    try (EngineServer other = EngineServer.onLoopback(token, new LanguageModelHost());
        EngineClient caller = EngineClient.onLoopback(other.port(), token)) {
      RefusalException refusal =
          catchThrowableOfType(
              RefusalException.class,
              () ->
                  caller.load(
                      LoadRequest.newBuilder()
                          .setFolder(folder.toString())
                          .setDevice("cuda:99")
                          .build(),
                      Work.UNWATCHED));
      assertThat(refusal.reason()).isEqualTo("engine.refusal.no-device");
      assertThat(refusal.alternatives()).extracting(a -> a.getDevice()).containsExactly("cpu");
    }
  }
}
