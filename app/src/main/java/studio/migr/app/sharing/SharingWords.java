package studio.migr.app.sharing;

import studio.migr.app.message.Messages;
import studio.migr.app.share.ShareState;

/** How a shared project stands, in few words. */
final class SharingWords {
  private SharingWords() {}

  static String of(ShareState state) {
    if (!state.settled()) {
      return Messages.text(
          state.connected() ? "sharing.on-their-way" : "sharing.waiting", state.waiting());
    }
    if (!state.connected()) {
      return Messages.text(state.problem().isPresent() ? "sharing.away" : "sharing.connecting");
    }
    if (!state.complete()) {
      return Messages.text("sharing.receiving");
    }
    return Messages.text("sharing.all-there", state.others().size());
  }
}
