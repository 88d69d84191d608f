package studio.migr.runtime.serve;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** What a call's failure means to whoever called. */
final class CallFailure {
  private CallFailure() {}

  /** The result of a call that answers once. */
  static <T> T orThrow(Supplier<T> call) throws EngineLostException, RefusalException {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw of(e);
    }
  }

  /** As {@link #orThrow}; empty if what was asked for is not there. */
  static <T> Optional<T> orNothing(Supplier<T> call) throws EngineLostException, RefusalException {
    try {
      return Optional.of(call.get());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw of(e);
    }
  }

  /**
   * @return what is left: the engine failed in a way that nobody foresaw
   * @throws EngineLostException if the engine is gone
   * @throws RefusalException if it refuses
   * @throws CancellationException if the call was cancelled
   */
  static IllegalStateException of(Throwable failure) throws EngineLostException, RefusalException {
    Status status = Status.fromThrowable(failure);
    Metadata trailers = Status.trailersFromThrowable(failure);
    Optional<RefusalException> refusal = RefusalException.in(trailers);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    switch (status.getCode()) {
      case CANCELLED -> throw new CancellationException("cancelled");
      case UNAUTHENTICATED -> throw new RefusalException("engine.refusal.token");
      case UNAVAILABLE, DEADLINE_EXCEEDED -> {
        Optional<RefusalException> distrust = Distrust.in(failure);
        if (distrust.isPresent()) {
          throw distrust.get();
        }
        throw new EngineLostException(status.getCode().toString(), failure);
      }
      case UNIMPLEMENTED -> throw new RefusalException("engine.refusal.older"); // calls were added
      case RESOURCE_EXHAUSTED -> throw new RefusalException("engine.refusal.too-large");
      default -> {
        return new IllegalStateException(String.valueOf(status.getDescription()), failure);
      }
    }
  }
}
