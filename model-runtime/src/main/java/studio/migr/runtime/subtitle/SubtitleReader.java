package studio.migr.runtime.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TimedValue;

/**
 * Reads WebVTT and SRT, which differ in their header and the sign before the milliseconds; both are
 * taken in both. Formatting is left out, the texts of a cue's lines are kept apart by line ends.
 */
public final class SubtitleReader {
  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-->\\s*"
              + "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})(?:\\s.*)?");

  /** What formats a text; a lone angle bracket is text. */
  private static final Pattern TAG =
      Pattern.compile("</?(?:[bciu]|v|lang|ruby|rt|font)\\b[^<>]*>|<\\d[0-9:.]*>|\\{\\\\[^{}]*\\}");

  private SubtitleReader() {}

  /** Whether a text that begins so holds subtitles. */
  public static boolean recognises(String start) {
    return start.startsWith("WEBVTT")
        || start.lines().filter(line -> !line.isBlank()).limit(2).anyMatch(SubtitleReader::isTimes);
  }

  private static boolean isTimes(String line) {
    return TIMES.matcher(line).matches();
  }

  /**
   * @return one tier without a name, a value for each cue
   * @throws FormatException if there is no cue, or its times make no sense
   */
  public static Tier read(byte[] bytes) throws FormatException {
    List<String> lines = TextFile.decode(bytes).lines().toList();
    List<TimedValue> cues = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k);
      if (line.contains("-->")) {
        StringBuilder text = new StringBuilder();
        int times = k;
        while (k + 1 < lines.size() && !lines.get(k + 1).isBlank()) {
          k++;
          if (lines.get(k).contains("-->")) {
            throw new FormatException(FormatFault.MALFORMED, k + 1, lines.get(k));
          }
          text.append(text.isEmpty() ? "" : "\n").append(plain(lines.get(k)));
        }
        cues.add(cue(line, times + 1, text.toString()));
      }
    }
    if (cues.isEmpty() && !lines.getFirst().startsWith("WEBVTT")) {
      throw new FormatException(FormatFault.OTHER_KIND, 1, lines.getFirst());
    }
    return new Tier("", Optional.empty(), false, cues);
  }

  private static TimedValue cue(String line, int number, String text) throws FormatException {
    Matcher times = TIMES.matcher(line);
    if (!times.matches()) {
      throw new FormatException(FormatFault.BAD_TIME, number, line);
    }
    double start = millis(times, 1);
    double end = millis(times, 5);
    if (end < start) {
      throw new FormatException(FormatFault.BAD_TIME, number, line);
    }
    return new TimedValue(start, end, text);
  }

  private static double millis(Matcher times, int group) {
    String hours = times.group(group);
    String fraction = (times.group(group + 3) + "00").substring(0, 3);
    return ((hours == null ? 0 : Integer.parseInt(hours)) * 3600.0
                + Integer.parseInt(times.group(group + 1)) * 60
                + Integer.parseInt(times.group(group + 2)))
            * 1000
        + Integer.parseInt(fraction);
  }

  private static String plain(String line) {
    return TAG.matcher(line)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u00A0")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&amp;", "&")
        .strip();
  }
}
