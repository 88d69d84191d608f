package studio.migr.app.engine;

import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import studio.migr.app.player.ClipSource;
import studio.migr.app.task.Job;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.serve.ClipQuestion;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Token;
import studio.migr.runtime.work.Work;

/** One question about a clip, from its frames to the last word of the answer. */
final class Asking implements Job<AskState> {
  private static final int MOST_TOKENS = 1024;

  /** Numbers of attention of one token up to which every head is kept. */
  private static final long FEW = 60_000;

  /** Hears an answer as it is made, on the thread that asks. */
  interface Listener {
    /** The prompt is read. */
    void started(String id, PositionMap map, ClipTimes times);

    /**
     * @param text what became readable
     */
    void token(int index, String text, double logProbability);
  }

  private final EngineKeeper keeper;
  private final @Nullable ClipSource clip;
  private final Condition condition;
  private final String words;
  private final Runnable reading;
  private final Listener listener;
  private final String id = UUID.randomUUID().toString();
  private int frames;
  private @Nullable Finished finished;

  /**
   * @param clip what the model is given besides the words; none for a model without senses
   * @param reading hears that the question is with the model
   */
  Asking(
      EngineKeeper keeper,
      @Nullable ClipSource clip,
      Condition condition,
      String words,
      Runnable reading,
      Listener listener) {
    this.keeper = keeper;
    this.clip = clip;
    this.condition = condition;
    this.words = words;
    this.reading = reading;
    this.listener = listener;
  }

  @Override
  public AskState run(Work work) throws Exception {
    EngineClient client = keeper.engine().client();
    ModelInfo info = client.info().orElseThrow(() -> new CancellationException("unloaded"));
    Question question =
        clip == null
            ? Question.newBuilder().setWords(words).build()
            : ClipQuestion.about(
                clip.file(), clip.info(), condition, info.getSenses(), words, work);
    frames = question.getPicturesCount();
    reading.run();
    client.generate(
        GenerateRequest.newBuilder()
            .setId(id)
            .setQuestion(question)
            .setMaxTokens(MOST_TOKENS)
            .setAttention(detail(info))
            .build(),
        event -> heard(event, work),
        work);
    Finished end = finished;
    if (end == null || end.getReason() == Finished.Reason.CANCELLED) {
      return new AskState.Stopped();
    }
    return new AskState.Answered(
        end.getTokens(),
        end.getFirstTokenMs(),
        end.getTotalMs(),
        end.getReason() == Finished.Reason.STOP_TOKEN);
  }

  /** Every head of a small model; of a large one they would not be kept for long. */
  private static AttentionDetail detail(ModelInfo info) {
    long each = (long) info.getLayers() * info.getHeads() * Math.min(info.getContext(), 2048);
    return each <= FEW ? AttentionDetail.ATTENTION_HEADS : AttentionDetail.ATTENTION_LAYERS;
  }

  private void heard(GenerateEvent event, Work work) {
    if (event.hasStarted()) {
      listener.started(id, PromptPlaces.map(event.getStarted()), PromptPlaces.times(clip, frames));
    } else if (event.hasToken()) {
      Token token = event.getToken();
      work.progress(token.getIndex() + 1, 0);
      listener.token(token.getIndex(), token.getText(), token.getLogProbability());
    } else if (event.hasFinished()) {
      finished = event.getFinished();
    }
  }
}
