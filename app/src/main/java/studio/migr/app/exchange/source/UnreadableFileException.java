package studio.migr.app.exchange.source;

import java.io.IOException;
import studio.migr.app.message.Explained;

/** A file that is not what it seems to be, with the sentence for the user. */
public final class UnreadableFileException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence names the file and the reason
   */
  public UnreadableFileException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /**
   * @param sentence names the file and the reason
   */
  public UnreadableFileException(String sentence) {
    super(sentence);
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
