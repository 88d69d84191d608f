package studio.migr.app.store;

/** The database cannot be used; the journal has everything that was in it. */
final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
