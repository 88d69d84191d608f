package studio.migr.runtime.audacity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TimedValue;

/**
 * Reads label files of Audacity: start, end and text of a label a line, separated by tabs, in
 * seconds. Lines with the frequencies of a label, which begin with a backslash, are passed over.
 */
public final class AudacityReader {
  private static final Pattern SECONDS =
      Pattern.compile("-?\\d{1,9}([.,]\\d{1,15})?([eE][+-]?\\d{1,2})?");

  private AudacityReader() {}

  /** Whether the first line of a text is a label of Audacity. */
  public static boolean recognises(String start) {
    String[] cells = start.lines().findFirst().orElse("").split("\t", 3);
    return cells.length >= 2
        && SECONDS.matcher(cells[0].strip()).matches()
        && SECONDS.matcher(cells[1].strip()).matches();
  }

  /**
   * @return one tier without a name
   * @throws FormatException if a line is no label
   */
  public static Tier read(byte[] bytes) throws FormatException {
    List<TimedValue> values = new ArrayList<>();
    int number = 0;
    for (String line : TextFile.decode(bytes).lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("\\")) {
        values.add(label(line, number));
      }
    }
    return new Tier("", Optional.empty(), false, values);
  }

  private static TimedValue label(String line, int number) throws FormatException {
    String[] cells = line.split("\t", 3);
    if (cells.length < 2) {
      throw new FormatException(FormatFault.MALFORMED, number, line);
    }
    double start = millis(cells[0], number);
    double end = millis(cells[1], number);
    if (end < start) {
      throw new FormatException(FormatFault.BAD_TIME, number, line);
    }
    return new TimedValue(start, end, cells.length < 3 ? "" : cells[2].strip());
  }

  private static double millis(String seconds, int line) throws FormatException {
    String text = seconds.strip();
    if (!SECONDS.matcher(text).matches()) {
      throw new FormatException(FormatFault.BAD_TIME, line, seconds);
    }
    double millis = new BigDecimal(text.replace(',', '.')).movePointRight(3).doubleValue();
    if (!Double.isFinite(millis)) {
      throw new FormatException(FormatFault.BAD_TIME, line, seconds);
    }
    return millis;
  }
}
