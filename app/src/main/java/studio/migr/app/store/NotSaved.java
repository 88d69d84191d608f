package studio.migr.app.store;

import java.io.IOException;
import java.util.Locale;
import studio.migr.app.message.Messages;

/** Why something could not be written to disk, in words. */
final class NotSaved {
  private NotSaved() {}

  static ProjectException because(IOException e) {
    String text = String.valueOf(e.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    boolean full =
        lower.contains("no space left")
            || lower.contains("not enough space")
            || lower.contains("quota");
    if (full) {
      return new ProjectException(Messages.text("store.disk-full"), e);
    }
    boolean readOnly =
        lower.contains("read-only")
            || lower.contains("not permitted")
            || lower.contains("denied")
            || lower.contains("write protected");
    return new ProjectException(
        Messages.text(readOnly ? "store.read-only-now" : "store.not-saved", text), e);
  }
}
