package studio.migr.runtime.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damaged and hostile files made from good ones: changed bytes, swapped and doubled pieces, cut
 * ends, deep nesting, huge numbers, other encodings. The same seed gives the same files.
 */
public final class Mutations {
  /** Values that parsers have stumbled over. */
  private static final List<String> EVIL =
      List.of(
          "0",
          "-1",
          "-0",
          "1e308",
          "1e999",
          "-1e999",
          "NaN",
          "Infinity",
          "-nan(ind)",
          "9223372036854775808",
          "99999999999999999999999999999",
          "2147483648",
          "0x7fffffff",
          "1,5",
          "",
          " ",
          "\0",
          "\u0001",
          "\uFFFE",
          "\uD800",
          "\"",
          "'",
          "<",
          ">",
          "&",
          "&amp;",
          "&#0;",
          "&#xD800;",
          "&x;",
          "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\">]>",
          "<![CDATA[",
          "]]>",
          "<!--",
          "{",
          "}",
          "[",
          "]",
          "null",
          "true",
          ",",
          ";",
          "\t",
          "\r",
          "\n",
          "\\",
          "\\u0000",
          "-->",
          "../../../etc/passwd",
          "file:///etc/passwd",
          "%s%n",
          "{0}",
          "😀",
          "\u202E");

  private static final int LONGEST = 4 << 20;

  private final Random random;

  /**
   * @param seed to be printed by whoever makes files from it
   */
  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** A file like {@code good}, with one to six changes. */
  public byte[] of(byte[] good) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(6);
    for (int k = 0; k < changes && bytes.length < LONGEST; k++) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    return switch (random.nextInt(14)) {
      case 0, 1 -> flipBytes(bytes);
      case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 3 -> remove(bytes);
      case 4 -> repeat(bytes);
      case 5, 6 -> insert(bytes, evil());
      case 7, 8 -> replaceToken(bytes, evil());
      case 9 -> replaceToken(bytes, number());
      case 10 -> swapTokens(bytes);
      case 11 -> nest(bytes);
      case 12 -> recode(bytes);
      default -> insert(bytes, randomBytes());
    };
  }

  private byte[] flipBytes(byte[] bytes) {
    byte[] changed = bytes.clone();
    int count = 1 + random.nextInt(8);
    for (int k = 0; k < count; k++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] remove(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
    return splice(bytes, from, to, new byte[0]);
  }

  private byte[] repeat(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(400));
    int times = random.nextInt(10) == 0 ? 2000 : 1 + random.nextInt(5);
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    ByteBuffer many = ByteBuffer.allocate(Math.min(LONGEST, piece.length * times));
    while (many.remaining() >= piece.length) {
      many.put(piece);
    }
    return splice(bytes, to, to, Arrays.copyOf(many.array(), many.position()));
  }

  private byte[] insert(byte[] bytes, byte[] what) {
    int at = random.nextInt(bytes.length + 1);
    return splice(bytes, at, at, what);
  }

  private byte[] evil() {
    return EVIL.get(random.nextInt(EVIL.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] number() {
    String number =
        switch (random.nextInt(4)) {
          case 0 -> Long.toString(random.nextLong());
          case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
          case 2 -> "9".repeat(1 + random.nextInt(2000));
          default -> Integer.toString(random.nextInt(1000) - 500);
        };
    return number.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[1 + random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] replaceToken(byte[] bytes, byte[] by) {
    int[] token = token(bytes);
    return splice(bytes, token[0], token[1], by);
  }

  private byte[] swapTokens(byte[] bytes) {
    int[] one = token(bytes);
    int[] other = token(bytes);
    byte[] second = Arrays.copyOfRange(bytes, other[0], other[1]);
    return splice(bytes, one[0], one[1], second);
  }

  /** A run of letters and digits, or of anything else. */
  private int[] token(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    boolean word = Character.isLetterOrDigit(bytes[at]);
    int from = at;
    while (from > 0 && Character.isLetterOrDigit(bytes[from - 1]) == word) {
      from--;
    }
    int to = at + 1;
    while (to < bytes.length && Character.isLetterOrDigit(bytes[to]) == word) {
      to++;
    }
    return new int[] {from, to};
  }

  private byte[] nest(byte[] bytes) {
    String open = List.of("[", "{\"a\":", "<TIER TIER_ID=\"t\">", "(", "\"").get(random.nextInt(5));
    return insert(bytes, open.repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] recode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return switch (random.nextInt(5)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 3 -> text.getBytes(StandardCharsets.ISO_8859_1);
      default ->
          text.replace("\n", random.nextBoolean() ? "\r\n" : "\r").getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] between) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(Arrays.copyOf(bytes, from));
    parts.add(between);
    parts.add(Arrays.copyOfRange(bytes, to, bytes.length));
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }
}
