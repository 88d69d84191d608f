package studio.migr.runtime.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens, as people write it: {@code gpu.example.org:7443}, {@code [::1]:7443}.
 *
 * @param port 0 lets the system choose one to listen on
 */
public record HostPort(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("([^\\s:/]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /** What was written; empty if it is no address. */
  public static Optional<HostPort> parse(String written) {
    Matcher parts = WRITTEN.matcher(written.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
      return Optional.empty();
    }
    return Optional.of(new HostPort(parts.group(1), Integer.parseInt(parts.group(2))));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
