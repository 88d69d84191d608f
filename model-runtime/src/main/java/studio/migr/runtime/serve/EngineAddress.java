package studio.migr.runtime.serve;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An engine on a server, and what it takes to be let in.
 *
 * @param tokenFile the secret that the server's owner gave away, a file of one line
 * @param certificate certificates in PEM that the server's is held against; absent for those that
 *     Java trusts
 */
public record EngineAddress(HostPort server, Path tokenFile, Optional<Path> certificate) {}
