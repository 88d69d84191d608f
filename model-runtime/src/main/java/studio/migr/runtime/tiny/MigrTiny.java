package studio.migr.runtime.tiny;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code migr-tiny}: HumanOmni's architecture in small, so that every laptop has a model whose
 * explanations are true. It was taught on generated clips only and says nothing about people.
 */
public final class MigrTiny {
  public static final String NAME = "migr-tiny";

  private static final String FOLDER = "migr-tiny/";

  /** Names all other files, a line each, behind their SHA-256. */
  private static final String FILES = "SHA256SUMS";

  private MigrTiny() {}

  /** Names of its files with their SHA-256, a line each: what tells one version from another. */
  public static List<String> files() throws IOException {
    return new String(bytes(FILES), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * A folder like that of every other model. What is there already stays; each version has a folder
   * of its own.
   *
   * @param models where it is made
   * @throws IOException if it cannot be written
   */
  public static Path copyTo(Path models) throws IOException {
    Path folder = models.resolve(NAME + "-" + version());
    for (String line : files()) {
      String name = line.substring(line.lastIndexOf(' ') + 1);
      copy(name, models, folder);
    }
    return folder;
  }

  /** Whether a folder is one that {@link #copyTo} made, now or in an earlier version. */
  public static boolean is(Path folder) {
    Path name = folder.getFileName();
    return name != null && isFolder(name.toString());
  }

  /** The same of the folder's name alone. */
  public static boolean isFolder(String name) {
    return name.matches(NAME + "-[0-9a-f]{12}");
  }

  private static void copy(String name, Path models, Path folder) throws IOException {
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.resolve("..").normalize());
    // Beside it: whoever reads the folder meanwhile meets whole files only, and none that goes
    // away.
    Path part = Files.createTempFile(models, ".copy-", ".part");
    try {
      Files.write(part, bytes(name));
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String version() throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(FILES));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream found = MigrTiny.class.getResourceAsStream(FOLDER + name)) {
      if (found == null) {
        throw new IOException("the studio lacks " + FOLDER + name);
      }
      return found.readAllBytes();
    }
  }
}
