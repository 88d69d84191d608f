package studio.migr.runtime.playback;

/** The audio device went away, or never was. */
final class OutputLostException extends Exception {
  private static final long serialVersionUID = 1L;

  OutputLostException(String detail) {
    super(detail);
  }

  OutputLostException(Throwable cause) {
    super(cause);
  }
}
