package studio.migr.runtime.serve;

import java.io.IOException;

/** The engine does not answer any more: its process ended, or the way to it is broken. */
public final class EngineLostException extends IOException {
  private static final long serialVersionUID = 1L;

  public EngineLostException(String message) {
    super(message);
  }

  EngineLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
