package studio.migr.app.engine;

import studio.migr.app.message.Explained;
import studio.migr.app.message.Messages;

/** A model cannot be asked about clips. */
final class UnfitModelException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key of the sentence that says why
   */
  UnfitModelException(String key) {
    super(key);
    this.key = key;
  }

  @Override
  public String sentence() {
    return Messages.text(key);
  }
}
