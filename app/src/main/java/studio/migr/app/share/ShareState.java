package studio.migr.app.share;

import java.util.List;
import java.util.Optional;
import studio.migr.app.store.PresenceTable.Presence;

/**
 * How a shared project stands on this machine.
 *
 * @param connected whether the server answered last
 * @param complete whether everything that the server had then is here
 * @param waiting how many events are saved here and not on the server yet
 * @param problem why the server does not answer, as a sentence
 * @param others who works at other machines, as last heard
 */
public record ShareState(
    boolean connected,
    boolean complete,
    int waiting,
    Optional<String> problem,
    List<Presence> others) {
  static final ShareState BEGINNING = new ShareState(false, false, 0, Optional.empty(), List.of());

  /** Whether the server has everything that was made here. */
  public boolean settled() {
    return waiting == 0;
  }

  /** Whether both sides have the same, as far as they last heard of each other. */
  public boolean even() {
    return connected && complete && settled();
  }

  public ShareState {
    others = List.copyOf(others);
  }
}
