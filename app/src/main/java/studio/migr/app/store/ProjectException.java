package studio.migr.app.store;

import studio.migr.app.message.Explained;
import studio.migr.app.message.Messages;

/** Something about a project that the user must be told, with its sentence. */
public final class ProjectException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence one sentence for the user: what is wrong with what, and what to do
   */
  public ProjectException(String sentence) {
    super(sentence);
  }

  public ProjectException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence under {@code key} of the message bundles. */
  public static ProjectException of(String key, Object... arguments) {
    return new ProjectException(Messages.text(key, arguments));
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
