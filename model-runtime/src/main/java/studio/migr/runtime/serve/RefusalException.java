package studio.migr.runtime.serve;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.serve.protocol.Alternative;
import studio.migr.runtime.serve.protocol.Refusal;

/** The engine refuses, for a reason that people can do something about. */
public final class RefusalException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  RefusalException(String reason, String... details) {
    this(Refusal.newBuilder().setReason(reason).addAllDetails(List.of(details)).build());
  }

  RefusalException(Refusal refusal) {
    super(refusal.getReason() + ": " + String.join(", ", refusal.getDetailsList()));
    this.refusal = refusal;
  }

  /** The key of the sentence for it, such as {@code engine.refusal.memory}. */
  public String reason() {
    return refusal.getReason();
  }

  /** What the sentence speaks of, in its order. */
  public List<String> details() {
    return refusal.getDetailsList();
  }

  /** What could be tried instead, the best first. */
  public List<Alternative> alternatives() {
    return refusal.getAlternativesList();
  }

  Metadata trailers() {
    Metadata trailers = new Metadata();
    trailers.put(Headers.REFUSAL, refusal);
    return trailers;
  }

  StatusException status() {
    return Status.FAILED_PRECONDITION.asException(trailers());
  }

  /** The refusal that a call ended with. */
  static Optional<RefusalException> in(@Nullable Metadata trailers) {
    return Optional.ofNullable(trailers == null ? null : trailers.get(Headers.REFUSAL))
        .map(RefusalException::new);
  }
}
