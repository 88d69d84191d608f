package studio.migr.runtime.serve;

import java.util.List;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.ScoreReply;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.Started;
import studio.migr.runtime.serve.protocol.Token;
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

  @Override
  void close();
}
