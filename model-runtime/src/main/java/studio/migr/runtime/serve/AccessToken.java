package studio.migr.runtime.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The secret that whoever calls the engine has to know. Never printed, never on a command line. */
public final class AccessToken {
  private static final int BYTES = 32;
  private static final int SHORTEST = 32;
  private static final long LARGEST_FILE = 1 << 16;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final String secret;

  private AccessToken(String secret) {
    this.secret = secret;
  }

  /** One that nobody can guess. */
  public static AccessToken fresh() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new AccessToken(HexFormat.of().formatHex(secret));
  }

  /**
   * @throws RefusalException if it is too short, or has signs that no header can carry
   */
  static AccessToken of(String secret) throws RefusalException {
    if (secret.length() < SHORTEST || !secret.chars().allMatch(sign -> sign > ' ' && sign < 127)) {
      throw new RefusalException("engine.refusal.token-weak", Integer.toString(SHORTEST));
    }
    return new AccessToken(secret);
  }

  /**
   * The token in a file of one line; where there is no file, one is made that nobody else may read.
   *
   * @throws RefusalException if others may read the file, or it holds no good token
   */
  public static AccessToken inFile(Path file) throws IOException, RefusalException {
    if (!Files.exists(file)) {
      AccessToken fresh = fresh();
      byte[] line = (fresh.secret + "\n").getBytes(StandardCharsets.US_ASCII);
      if (posix(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(file, line);
      return fresh;
    }
    if (posix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new RefusalException("engine.refusal.token-open", file.toString());
    }
    return read(file);
  }

  /**
   * The token in a file of one line, as a caller has it.
   *
   * @throws RefusalException if it holds no good token
   */
  public static AccessToken read(Path file) throws IOException, RefusalException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new RefusalException("engine.refusal.token-weak", Integer.toString(SHORTEST));
    }
    byte[] bytes = Files.readAllBytes(file);
    return of(new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip());
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Whether it is the same; takes as long for a wrong one as for a right one. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  /** For a header or a pipe. */
  String secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "AccessToken";
  }
}
