package studio.migr.runtime.serve;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a call by what became of it. */
final class Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

  /** What a call does. */
  interface Step {
    void run() throws Exception;
  }

  private Outcome() {}

  static void of(StreamObserver<?> caller, Step step) {
    Throwable failure;
    try {
      step.run();
      failure = null;
    } catch (Throwable e) { // an Error of native code ends this call, not the process
      failure = e;
    }
    if (caller instanceof ServerCallStreamObserver<?> call && call.isCancelled()) {
      return;
    }
    if (failure == null) {
      caller.onCompleted();
    } else {
      caller.onError(status(failure));
    }
  }

  private static Throwable status(Throwable failure) {
    if (failure instanceof CancellationException) {
      return Status.CANCELLED.asException();
    }
    if (failure instanceof StatusException status) {
      return status;
    }
    return Refusals.of(failure)
        .map(RefusalException::status)
        .orElseGet(
            () -> {
              LOG.warn("A call failed", failure);
              return Status.INTERNAL.withDescription(failure.toString()).asException();
            });
  }
}
