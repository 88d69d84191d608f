package studio.migr.app.exchange.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file with its first bytes, by which its kind is told.
 *
 * @param path absolute
 * @param text the first bytes as text, at most {@value #BYTES} of them, without a byte order mark;
 *     empty for a file that is no text
 * @param size of the file in bytes
 */
public record FileHead(Path path, String text, long size) {
  /** Enough for the header of any kind we know. */
  public static final int BYTES = 65_536;

  public static FileHead of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new FileHead(file, decoded(in.readNBytes(BYTES)), Files.size(file));
    }
  }

  /** The name's ending in lower case, without the dot; empty if there is none. */
  public String extension() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  public String name() {
    return String.valueOf(path.getFileName());
  }

  private static String decoded(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    }
    String text = new String(bytes, mark, bytes.length - mark, charset);
    return text.indexOf('\0') >= 0 ? "" : text;
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int k = 0; k < wanted.length; k++) {
      if ((bytes[k] & 0xFF) != wanted[k]) {
        return false;
      }
    }
    return true;
  }
}
