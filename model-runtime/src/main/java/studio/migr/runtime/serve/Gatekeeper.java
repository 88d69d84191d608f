package studio.migr.runtime.serve;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Lets nobody in who has no token, and nobody who speaks another version. */
final class Gatekeeper implements ServerInterceptor {
  private final AccessToken token;

  Gatekeeper(AccessToken token) {
    this.token = token;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String offered = headers.get(Headers.TOKEN);
    if (offered == null || !token.matches(offered)) {
      call.close(Status.UNAUTHENTICATED, new Metadata());
      return new ServerCall.Listener<>() {};
    }
    String version = headers.get(Headers.VERSION);
    if (!Integer.toString(Headers.PROTOCOL).equals(version)) {
      RefusalException refusal =
          new RefusalException(
              "engine.refusal.protocol",
              version == null || version.length() > 9 ? "?" : version,
              Integer.toString(Headers.PROTOCOL));
      call.close(Status.FAILED_PRECONDITION, refusal.trailers());
      return new ServerCall.Listener<>() {};
    }
    return next.startCall(call, headers);
  }
}
