package studio.migr.runtime.serve;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** Tells a caller something, as long as they have not hung up. */
final class OpenCall<T> implements Consumer<T> {
  private final StreamObserver<T> caller;

  OpenCall(StreamObserver<T> caller) {
    this.caller = caller;
  }

  @Override
  public void accept(T message) {
    if (!(caller instanceof ServerCallStreamObserver<T> call && call.isCancelled())) {
      caller.onNext(message);
    }
  }
}
