package studio.migr.app.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import studio.migr.app.player.ClipSource;
import studio.migr.app.task.Job;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.serve.ClipQuestion;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.ExplainEvent;
import studio.migr.runtime.serve.protocol.ExplainRequest;
import studio.migr.runtime.serve.protocol.Given;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.work.Work;

/** Asks about a clip under all conditions, from its frames to the reasons of the answer. */
final class ClipAsking implements Job<ClipAsking.Reached> {
  /** Tokens whose attention is fetched with one call. */
  private static final int BATCH = 32;

  private final EngineKeeper keeper;
  private final ClipSource clip;
  private final ClipExplainer.Wish wish;
  private final ClipExplainer.Listener listener;
  private final String id = UUID.randomUUID().toString();
  private final List<Long> ids = new ArrayList<>();
  private int frames;

  /**
   * What came of it.
   *
   * @param id by which the engine knows the explanation
   * @param ids of the tokens of the answer to sound and picture
   * @param looks of each of them, in each layer
   */
  record Reached(String id, Explanation explanation, List<Long> ids, List<TokenAttention> looks) {}

  ClipAsking(
      EngineKeeper keeper,
      ClipSource clip,
      ClipExplainer.Wish wish,
      ClipExplainer.Listener listener) {
    this.keeper = keeper;
    this.clip = clip;
    this.wish = wish;
    this.listener = listener;
  }

  @Override
  public Reached run(Work work) throws Exception {
    EngineClient client = keeper.engine().client();
    ModelInfo info = client.info().orElseThrow(() -> new CancellationException("unloaded"));
    Question question = question(clip, info, wish.question(), work);
    frames = question.getPicturesCount();
    Explanation explanation =
        client.explain(
            ExplainRequest.newBuilder()
                .setId(id)
                .setQuestion(question)
                .addAllLabels(wish.labels())
                .setSamples(wish.samples())
                .setAttention(AttentionDetail.ATTENTION_LAYERS)
                .build(),
            this::heard,
            work);
    return new Reached(id, explanation, List.copyOf(ids), looks(explanation.tokens().size(), work));
  }

  static Question question(ClipSource clip, ModelInfo info, String words, Work work)
      throws Exception {
    return ClipQuestion.about(
        clip.file(), clip.info(), Condition.BOTH, info.getSenses(), words, work);
  }

  private List<TokenAttention> looks(int tokens, Work work) throws Exception {
    LookReading reading = new LookReading(keeper, id);
    List<TokenAttention> looks = new ArrayList<>();
    for (int from = 0; from < tokens; from += BATCH) {
      work.check();
      looks.addAll(reading.looks(from, Math.min(tokens, from + BATCH), work));
    }
    return looks;
  }

  private void heard(ExplainEvent event) {
    if (event.hasStarted()) {
      PositionMap map = PromptPlaces.map(event.getStarted());
      ClipTimes times = PromptPlaces.times(clip, frames);
      listener.started(map, times, new LookReading(keeper, id));
    } else if (event.hasToken() && event.getToken().getGiven() == Given.GIVEN_BOTH) {
      ids.add(event.getToken().getToken().getId());
      listener.token(event.getToken().getToken().getText());
    } else if (event.hasToken()) {
      condition(event.getToken().getGiven());
    }
  }

  private void condition(Given given) {
    listener.also(
        switch (given) {
          case GIVEN_AUDIO -> ModelCondition.AUDIO;
          case GIVEN_VISUAL -> ModelCondition.VISUAL;
          default -> ModelCondition.NONE;
        });
  }
}
