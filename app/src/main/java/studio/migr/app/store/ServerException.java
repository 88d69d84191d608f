package studio.migr.app.store;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import studio.migr.app.message.Explained;
import studio.migr.app.message.Messages;

/** Why a server is of no use just now, as a sentence. */
public final class ServerException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;
  private static final String WRONG_LOGIN = "28";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String NO_RIGHT = "42501";

  private final boolean passing;

  ServerException(String sentence, boolean passing) {
    super(sentence);
    this.passing = passing;
  }

  private ServerException(String sentence, boolean passing, Throwable cause) {
    super(sentence, cause);
    this.passing = passing;
  }

  /** Something that waiting will not change. */
  public static ServerException lasting(String sentence) {
    return new ServerException(sentence, false);
  }

  /** Says what a failure means to people. */
  public static ServerException of(ServerAddress address, Throwable failure) {
    Optional<PSQLException> said = saidByServer(failure);
    String state = said.map(e -> String.valueOf(e.getSQLState())).orElse("");
    String place = address.host() + ":" + address.port();
    if (state.startsWith(WRONG_LOGIN)) {
      return new ServerException(
          Messages.text("share.not-let-in", place, address.user()), false, failure);
    }
    if (state.equals(NO_SUCH_DATABASE)) {
      return new ServerException(
          Messages.text("share.no-database", address.database(), place), false, failure);
    }
    if (state.equals(NO_RIGHT)) {
      return new ServerException(
          Messages.text("share.no-right", address.user(), place), false, failure);
    }
    if (isAboutEncryption(failure)) {
      return new ServerException(Messages.text("share.not-encrypted", place), false, failure);
    }
    return new ServerException(Messages.text("share.not-reached", place), true, failure);
  }

  private static Optional<PSQLException> saidByServer(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException said) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }

  private static boolean isAboutEncryption(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (cause instanceof javax.net.ssl.SSLException
          || cause instanceof java.security.cert.CertificateException
          || text.contains("SSL")) {
        return true;
      }
    }
    return false;
  }

  /** Whether waiting may help: the network or the server is away. */
  public boolean isPassing() {
    return passing;
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
