package studio.migr.runtime.serve;

import io.grpc.netty.shaded.io.netty.handler.ssl.NotSslRecordException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a server was not spoken to, if that is something that people can mend. */
final class Distrust {
  private static final int DEEPEST = 20;

  private Distrust() {}

  static Optional<RefusalException> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .sorted((one, other) -> Boolean.compare(isVague(one), isVague(other)))
        .flatMap(cause -> reason(cause).stream())
        .findFirst()
        .map(RefusalException::new);
  }

  /** The reason lies in what caused a failed handshake, if anything caused it. */
  private static boolean isVague(Throwable cause) {
    return cause instanceof SSLException && !(cause instanceof NotSslRecordException);
  }

  private static Optional<String> reason(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _, UnresolvedAddressException _ ->
          Optional.of("engine.refusal.no-host");
      case NotSslRecordException _ -> Optional.of("engine.refusal.no-tls");
      case CertificateExpiredException _ -> Optional.of("engine.refusal.tls-expired");
      case CertificateNotYetValidException _ -> Optional.of("engine.refusal.tls-expired");
      case CertPathBuilderException _ -> Optional.of("engine.refusal.tls-untrusted");
      case CertPathValidatorException path ->
          Optional.of(
              path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                      || path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID
                  ? "engine.refusal.tls-expired"
                  : "engine.refusal.tls-untrusted");
      case CertificateException certificate ->
          speaksOfName(certificate) ? Optional.of("engine.refusal.tls-name") : Optional.empty();
      case SSLException _ -> Optional.of("engine.refusal.tls-untrusted");
      default -> Optional.empty();
    };
  }

  /** As Java says that a certificate was made out to another name. */
  private static boolean speaksOfName(CertificateException certificate) {
    String text = String.valueOf(certificate.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("subject alternative") || text.contains("no name matching");
  }
}
