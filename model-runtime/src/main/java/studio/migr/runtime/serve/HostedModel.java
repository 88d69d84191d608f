package studio.migr.runtime.serve;

import java.util.List;
import java.util.function.Consumer;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.ScoreReply;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.Started;
import studio.migr.runtime.serve.protocol.Token;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.work.Work;

/** A loaded model as the service needs it. For one thread at a time, always the same. */
public interface HostedModel extends AutoCloseable {
  ModelInfo info();

  /** Hears an answer as it is made. */
  interface Listener {
    void started(Started started);

    /**
     * @param tiles where each layer looked when it chose the token; empty if nobody asked
     */
    void token(Token token, List<AttentionTile> tiles);
  }

  /**
   * @return why the answer ended; cancelled work ends it, and what was heard before stays valid
   * @throws RefusalException if the question cannot be asked of this model
   */
  Finished.Reason generate(GenerateRequest request, Listener listener, Work work)
      throws RefusalException;

  /**
   * @throws RefusalException if the question cannot be asked of this model
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  ScoreReply score(ScoreRequest request, Work work) throws RefusalException;

  /**
   * Reads a given answer, and tells where each layer looked before each of its tokens.
   *
   * @throws RefusalException if the question cannot be asked of this model, or it has no such head
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  void trace(TraceRequest request, Consumer<AttentionTile> told, Work work) throws RefusalException;

  /**
   * Explains an answer about a clip.
   *
   * @param question in words, with all that the clip has
   * @throws RefusalException if the question cannot be asked of this model
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  Explanation explain(
      Question question, ExplainSettings settings, ExplanationListener listener, Work work)
      throws RefusalException;

  /**
   * Takes away what the model looked at most, and other parts as control, and asks anew.
   *
   * @param explained what was explained with this question and these settings
   * @throws RefusalException if the clip has nothing of what is to be taken away
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  DeletionTest.Result delete(
      Question question,
      ExplainSettings settings,
      Explanation explained,
      DeletionTest.Plan plan,
      Work work)
      throws RefusalException;

  /** From where on its scores are given which word. */
  VerdictThresholdsFile thresholds();

  @Override
  void close();
}
