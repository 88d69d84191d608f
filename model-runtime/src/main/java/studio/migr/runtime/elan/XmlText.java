package studio.migr.runtime.elan;

/** Text as XML 1.0 can hold it. */
final class XmlText {
  private XmlText() {}

  /** Whether every character can stand in an XML file. */
  static boolean canHold(String text) {
    return text.codePoints().allMatch(XmlText::isChar);
  }

  private static boolean isChar(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /**
   * For attributes and for text between tags. Line ends and tabs are written as numbers, which no
   * reader changes; characters that XML has not become U+FFFD.
   */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isChar(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }
}
