package studio.migr.app.engine;

import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.migr.app.player.ClipSource;
import studio.migr.app.task.Job;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.serve.ClipQuestion;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.work.Work;

/** One question about a clip, from its frames to the last word of the answer. */
final class Asking implements Job<AskState> {
  private static final int MOST_TOKENS = 1024;

  private final EngineKeeper keeper;
  private final @Nullable ClipSource clip;
  private final Condition condition;
  private final String words;
  private final Consumer<String> piece;
  private final Runnable reading;
  private @Nullable Finished finished;

  /**
   * @param clip what the model is given besides the words; none for a model without senses
   * @param reading hears that the question is with the model
   * @param piece hears what becomes readable of the answer
   */
  Asking(
      EngineKeeper keeper,
      @Nullable ClipSource clip,
      Condition condition,
      String words,
      Runnable reading,
      Consumer<String> piece) {
    this.keeper = keeper;
    this.clip = clip;
    this.condition = condition;
    this.words = words;
    this.reading = reading;
    this.piece = piece;
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
    reading.run();
    client.generate(
        GenerateRequest.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setQuestion(question)
            .setMaxTokens(MOST_TOKENS)
            .setAttention(AttentionDetail.ATTENTION_LAYERS)
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

  private void heard(GenerateEvent event, Work work) {
    if (event.hasToken()) {
      work.progress(event.getToken().getIndex() + 1, 0);
      if (!event.getToken().getText().isEmpty()) {
        piece.accept(event.getToken().getText());
      }
    } else if (event.hasFinished()) {
      finished = event.getFinished();
    }
  }
}
