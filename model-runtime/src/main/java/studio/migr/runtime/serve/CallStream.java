package studio.migr.runtime.serve;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.work.Work;

/**
 * The answers of one call, taken one by one on the thread that asked. Cancelled work asks the
 * engine to stop, and hangs up if it does not within some seconds.
 */
final class CallStream<Q, A> implements ClientResponseObserver<Q, A> {
  private static final long BETWEEN_LOOKS_MS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private sealed interface Event<A> {}

  private record Answer<A>(A message) implements Event<A> {}

  private record End<A>(@Nullable Throwable failure) implements Event<A> {}

  private final BlockingQueue<Event<A>> events = new LinkedBlockingQueue<>();
  private volatile @Nullable ClientCallStreamObserver<Q> call;

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> started) {
    call = started;
  }

  @Override
  public void onNext(A message) {
    events.add(new Answer<>(message));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new End<>(failure));
  }

  @Override
  public void onCompleted() {
    events.add(new End<>(null));
  }

  /**
   * @param start starts the call
   * @param stop asks the engine to stop what it does
   * @param heard hears each answer
   */
  void follow(Consumer<StreamObserver<A>> start, Runnable stop, Consumer<A> heard, Work work)
      throws EngineLostException, RefusalException {
    start.accept(this);
    long hangUp = Long.MAX_VALUE;
    while (true) {
      Event<A> event = poll();
      switch (event) {
        case Answer<A>(A message) -> heard.accept(message);
        case End<A>(Throwable failure) -> {
          if (failure != null) {
            throw CallFailure.of(failure);
          }
          return;
        }
        case null -> {}
      }
      if (work.cancelled() && hangUp == Long.MAX_VALUE) {
        hangUp = System.nanoTime() + PATIENCE_NANOS;
        stop.run();
      }
      ClientCallStreamObserver<Q> open = call;
      if (System.nanoTime() > hangUp && open != null) {
        open.cancel("no longer wanted", null);
      }
    }
  }

  private @Nullable Event<A> poll() {
    try {
      return events.poll(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    }
  }
}
