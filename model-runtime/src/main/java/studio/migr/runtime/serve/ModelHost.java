package studio.migr.runtime.serve;

import java.io.IOException;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.work.Work;

/** Loads models for the service. */
@FunctionalInterface
public interface ModelHost {
  /**
   * @throws IOException if the folder holds no model that answers, or a damaged one
   * @throws RefusalException if it cannot be loaded here
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  HostedModel load(LoadRequest request, Work work) throws IOException, RefusalException;
}
