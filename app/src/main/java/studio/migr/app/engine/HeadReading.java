package studio.migr.app.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import studio.migr.app.player.ClipSource;
import studio.migr.app.task.Job;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Continuation;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.TokenIds;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.work.Work;

/** Lets the model read again what it said of a clip, for where its heads looked meanwhile. */
final class HeadReading implements Job<List<TokenAttention>> {
  private final EngineKeeper keeper;
  private final ClipSource clip;
  private final ClipExplainer.Wish wish;
  private final List<String> said;
  private final List<Long> ids;
  private final OptionalInt head;

  HeadReading(
      EngineKeeper keeper,
      ClipSource clip,
      ClipExplainer.Wish wish,
      List<String> said,
      List<Long> ids,
      OptionalInt head) {
    this.keeper = keeper;
    this.clip = clip;
    this.wish = wish;
    this.said = List.copyOf(said);
    this.ids = List.copyOf(ids);
    this.head = head;
  }

  @Override
  public List<TokenAttention> run(Work work) throws Exception {
    EngineClient client = keeper.engine().client();
    ModelInfo info = client.info().orElseThrow(() -> new CancellationException("unloaded"));
    List<Long> answer = ids.size() == said.size() ? ids : askedAnew(work);
    TraceRequest.Builder request =
        TraceRequest.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setQuestion(ClipAsking.question(clip, info, wish.question(), work))
            .setAnswer(
                Continuation.newBuilder().setTokens(TokenIds.newBuilder().addAllIds(answer)));
    head.ifPresent(request::addHeads);
    List<AttentionTile> tiles = new ArrayList<>();
    client.trace(
        request.build(),
        tile -> {
          tiles.add(tile);
          work.progress(tile.getToken() + 1L, answer.size());
        },
        work);
    return LookReading.byToken(tiles);
  }

  private List<Long> askedAnew(Work work) throws Exception {
    ClipAsking.Reached again =
        new ClipAsking(keeper, clip, wish, ClipExplainer.Listener.NOBODY).run(work);
    if (!again.explanation().tokens().equals(said)) {
      throw new UnfitModelException("explain.heads.differs");
    }
    return again.ids();
  }
}
