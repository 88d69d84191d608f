package studio.migr.app.predict;

import java.io.IOException;
import studio.migr.app.message.Explained;
import studio.migr.app.message.Messages;

/** A model that cannot be asked, in one sentence. */
public final class PredictionException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  private PredictionException(String sentence) {
    super(sentence);
  }

  static PredictionException of(String key, Object... arguments) {
    return new PredictionException(Messages.text(key, arguments));
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
