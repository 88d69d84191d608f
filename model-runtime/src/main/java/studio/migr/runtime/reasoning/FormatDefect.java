package studio.migr.runtime.reasoning;

import java.util.Locale;

/** One way in which a text departs from the format. Positions are {@code char} indices. */
public sealed interface FormatDefect {

  /** The name in files: {@code missing}, {@code repeated}, {@code nested}, and so on. */
  default String id() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The element is not there. */
  record Missing(Tag tag) implements FormatDefect {}

  /** The element is there, but says nothing. */
  record Empty(Tag tag, int at) implements FormatDefect {}

  /** The element comes again at {@code at}. */
  record Repeated(Tag tag, int at) implements FormatDefect {}

  /** The element begins at {@code at} inside {@code outer}, where it does not belong. */
  record Nested(Tag tag, Tag outer, int at) implements FormatDefect {}

  /** The element that begins at {@code at} has no end of its own. */
  record Unclosed(Tag tag, int at) implements FormatDefect {}

  /** At {@code at} an element ends that had not begun. */
  record Unopened(Tag tag, int at) implements FormatDefect {}

  /** The element begins at {@code at}, where another one should have come first. */
  record Misplaced(Tag tag, int at) implements FormatDefect {}

  /** Text that belongs to no element. */
  record Outside(int start, int end) implements FormatDefect {}
}
