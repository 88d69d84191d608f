package studio.migr.runtime.textgrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TierDocument;
import studio.migr.runtime.tier.TimedValue;

/** Reads TextGrids in the long, the short and every mixed text form. Empty intervals are gaps. */
public final class TextGridReader {
  private static final String BINARY = "ooBinaryFile";

  private TextGridReader() {}

  /** Whether a file that begins so is a TextGrid of any form. */
  public static boolean recognises(String start) {
    String head = start.substring(0, Math.min(start.length(), 400));
    return (head.contains("ooTextFile") && head.contains("TextGrid"))
        || head.startsWith(BINARY)
        || head.contains("Praat chronological TextGrid");
  }

  /**
   * @throws FormatException if it is no TextGrid, or damaged
   */
  public static TierDocument read(byte[] bytes) throws FormatException {
    String text = TextFile.decode(bytes);
    if (text.startsWith(BINARY) || text.contains("Praat chronological TextGrid")) {
      throw new FormatException(FormatFault.OTHER_KIND, 1, text.lines().findFirst().orElse(""));
    }
    TextGridTokens tokens = new TextGridTokens(text);
    String type = tokens.text();
    String objectClass = tokens.text();
    if (!type.equals("ooTextFile") || !objectClass.equals("TextGrid")) {
      throw new FormatException(FormatFault.OTHER_KIND, 1, type + ", " + objectClass);
    }
    double start = tokens.millis();
    double end = tokens.millis();
    List<Tier> tiers = new ArrayList<>();
    if (tokens.exists()) {
      long count = tokens.count();
      for (long k = 0; k < count; k++) {
        tiers.add(tier(tokens));
      }
    }
    if (end < start) {
      throw tokens.fault(FormatFault.BAD_TIME, start + " > " + end);
    }
    return new TierDocument(List.of(), tiers, start, end);
  }

  private static Tier tier(TextGridTokens tokens) throws FormatException {
    String tierClass = tokens.text();
    boolean points = tierClass.equals("TextTier");
    if (!points && !tierClass.equals("IntervalTier")) {
      throw tokens.fault(FormatFault.MALFORMED, tierClass);
    }
    String name = tokens.text();
    tokens.millis(); // the tier's own start and end say nothing that its values do not
    tokens.millis();
    long count = tokens.count();
    List<TimedValue> values = new ArrayList<>();
    for (long k = 0; k < count; k++) {
      double start = tokens.millis();
      double end = points ? start : tokens.millis();
      String text = tokens.text();
      if (end < start) {
        throw tokens.fault(FormatFault.BAD_TIME, start / 1000 + " > " + end / 1000);
      }
      if (points || !text.isEmpty()) {
        values.add(new TimedValue(start, end, text));
      }
    }
    return new Tier(name, Optional.empty(), points, values);
  }
}
