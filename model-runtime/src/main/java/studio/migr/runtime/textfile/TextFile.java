package studio.migr.runtime.textfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes and the text of a small file: UTF-8 with or without a byte order mark, UTF-16 with one
 * or plainly so, and Latin-1 where the bytes are no UTF-8.
 */
public final class TextFile {
  /** Bytes of the largest annotation file taken; a day of dense annotation needs a tenth. */
  public static final int LARGEST = 32 << 20;

  private TextFile() {}

  /**
   * @throws FormatException if it is empty or larger than {@value #LARGEST} bytes
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length == 0) {
        throw new FormatException(FormatFault.EMPTY, 0, "");
      }
      if (bytes.length > LARGEST) {
        throw new FormatException(FormatFault.TOO_LARGE, 0, (LARGEST >> 20) + " MB");
      }
      return bytes;
    }
  }

  /**
   * The text without its byte order mark.
   *
   * @throws FormatException if it is blank or holds null characters
   */
  public static String decode(byte[] bytes) throws FormatException {
    String text = text(bytes);
    if (text.isBlank()) {
      throw new FormatException(FormatFault.EMPTY, 0, "");
    }
    if (text.indexOf('\0') >= 0) {
      throw new FormatException(FormatFault.NOT_TEXT, 0, "");
    }
    return text;
  }

  private static String text(byte[] bytes) {
    int first = at(bytes, 0);
    int second = at(bytes, 1);
    if (first == 0xEF && second == 0xBB && at(bytes, 2) == 0xBF) {
      return utf8(bytes, 3);
    }
    if (first == 0xFE && second == 0xFF) {
      return string(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (first == 0xFF && second == 0xFE) {
      return string(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (first == 0 && second > 0) {
      return string(bytes, 0, StandardCharsets.UTF_16BE);
    }
    if (first > 0 && second == 0) {
      return string(bytes, 0, StandardCharsets.UTF_16LE);
    }
    return utf8(bytes, 0);
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : -1;
  }

  private static String utf8(byte[] bytes, int from) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder() // reports what is no UTF-8
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return string(bytes, from, StandardCharsets.ISO_8859_1);
    }
  }

  private static String string(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }

  /** The line of a text in which {@code index} lies, from 1. */
  public static int lineAt(String text, int index) {
    int line = 1;
    for (int k = 0; k < Math.min(index, text.length()); k++) {
      char c = text.charAt(k);
      if (c == '\n' || (c == '\r' && !(k + 1 < text.length() && text.charAt(k + 1) == '\n'))) {
        line++;
      }
    }
    return line;
  }
}
