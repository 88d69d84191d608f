package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

/** What the failure of a call means for whoever asked. */
final class CallFailureTest {
  @Test
  void anEngineFromBeforeACallWasAddedIsOlderAndNotBroken() {
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class,
            () -> CallFailure.of(Status.UNIMPLEMENTED.asRuntimeException()));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.older");
  }

  @Test
  void anEngineThatIsGoneIsLost() {
    assertThat(
            catchThrowableOfType(
                EngineLostException.class,
                () -> CallFailure.of(Status.UNAVAILABLE.asRuntimeException())))
        .isNotNull();
  }
}
