package studio.migr.app.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import studio.migr.runtime.explain.ExplainSettings;

/**
 * Tells one model from another by the names, sizes and times of its files: another checkpoint in
 * the same folder is another model, and weights of many gigabytes are not read for it. A copy that
 * keeps the times of the files (cp -a, rsync -a) is the same model, on whatever machine.
 */
public record ModelIdentity(String files) {
  private static final String VERSION = "2"; // of what is computed: another gives other results
  private static final int DIGITS = 32;

  /**
   * @throws IOException if the folder cannot be listed
   */
  public static ModelIdentity of(Path folder) throws IOException {
    StringBuilder files = new StringBuilder();
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> sorted = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        files.append('\n').append(file.getFileName());
        files.append(' ').append(Files.size(file));
        files.append(' ').append(Files.getLastModifiedTime(file).toMillis());
      }
    }
    return new ModelIdentity(files.toString());
  }

  /** The same with something else that changes what it says, such as an adapter. */
  public ModelIdentity and(String other) {
    return new ModelIdentity(files + '\n' + other);
  }

  /** A name for the model itself. */
  public String id() {
    return hash(List.of(VERSION, files));
  }

  /** A name for what the model says, when it is asked so. */
  public String with(String question, ExplainSettings settings) {
    return hash(List.of(VERSION, files, question, settings.toString()));
  }

  private static String hash(List<String> parts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        hash.update(part.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
      }
      return HexFormat.of().formatHex(hash.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
