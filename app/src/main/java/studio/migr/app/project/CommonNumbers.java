package studio.migr.app.project;

import java.util.Optional;
import studio.migr.app.share.Courier;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/**
 * The numbers of events that others build on, such as rounds: in a shared project the server gives
 * them, so that such things can be made only while it answers.
 */
final class CommonNumbers {
  private final Ledger ledger;
  private volatile Optional<Courier> courier = Optional.empty();

  CommonNumbers(Ledger ledger) {
    this.ledger = ledger;
  }

  void comeThrough(Optional<Courier> carrier) {
    courier = carrier;
  }

  /**
   * @throws ProjectException if the server does not answer just now
   */
  void check() throws ProjectException {
    if (courier.isPresent() && !courier.get().state().connected()) {
      throw ProjectException.of("share.needs-server");
    }
  }

  /** The common number of an event that was just written; its own if the server is gone again. */
  long commonNumber(long written) {
    courier.ifPresent(Courier::awaitFirst);
    return ledger.commonNumberIfKnown(written);
  }
}
