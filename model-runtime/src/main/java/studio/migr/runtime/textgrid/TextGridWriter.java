package studio.migr.runtime.textgrid;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TierDocument;
import studio.migr.runtime.tier.TimedValue;

/** Writes TextGrids in the long form, which every reader takes. */
public final class TextGridWriter {
  private final StringBuilder out = new StringBuilder();

  private TextGridWriter() {}

  /**
   * The text of a TextGrid; to be stored as UTF-8 without a byte order mark.
   *
   * @throws IllegalArgumentException if stretches of a tier overlap, are empty or have no text, if
   *     points do not increase, or if a value lies outside of the document: no TextGrid can hold
   *     that
   */
  public static String write(TierDocument document) {
    TextGridWriter writer = new TextGridWriter();
    writer.document(document);
    return writer.out.toString();
  }

  private void document(TierDocument document) {
    line(0, "File type = \"ooTextFile\"");
    line(0, "Object class = \"TextGrid\"");
    line(0, "");
    line(0, "xmin = " + seconds(document.startMs()));
    line(0, "xmax = " + seconds(document.endMs()));
    line(0, "tiers? <exists>");
    line(0, "size = " + document.tiers().size());
    line(0, "item []:");
    for (int k = 0; k < document.tiers().size(); k++) {
      tier(k + 1, document.tiers().get(k), document);
    }
  }

  private void tier(int number, Tier tier, TierDocument document) {
    line(1, "item [" + number + "]:");
    line(2, "class = " + quoted(tier.points() ? "TextTier" : "IntervalTier"));
    line(2, "name = " + quoted(tier.name()));
    line(2, "xmin = " + seconds(document.startMs()));
    line(2, "xmax = " + seconds(document.endMs()));
    List<TimedValue> values =
        tier.values().stream().sorted(Comparator.comparingDouble(TimedValue::startMs)).toList();
    if (tier.points()) {
      points(values, document);
    } else {
      intervals(values, document);
    }
  }

  private void points(List<TimedValue> values, TierDocument document) {
    line(2, "points: size = " + values.size());
    double before = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < values.size(); k++) {
      TimedValue value = values.get(k);
      require(
          value.isPoint()
              && value.startMs() > before
              && value.startMs() >= document.startMs()
              && value.startMs() <= document.endMs(),
          value);
      line(2, "points [" + (k + 1) + "]:");
      line(3, "number = " + seconds(value.startMs()));
      line(3, "mark = " + quoted(value.text()));
      before = value.startMs();
    }
  }

  /** Intervals cover the tier without a gap: where there is no value stands an empty one. */
  private void intervals(List<TimedValue> values, TierDocument document) {
    int count = 0;
    double at = document.startMs();
    for (TimedValue value : values) {
      require(value.startMs() >= at && !value.isPoint() && !value.text().isEmpty(), value);
      count += value.startMs() > at ? 2 : 1;
      at = value.endMs();
      require(at <= document.endMs(), value);
    }
    count += at < document.endMs() ? 1 : 0;
    line(2, "intervals: size = " + count);
    at = document.startMs();
    int number = 0;
    for (TimedValue value : values) {
      if (value.startMs() > at) {
        interval(++number, at, value.startMs(), "");
      }
      interval(++number, value.startMs(), value.endMs(), value.text());
      at = value.endMs();
    }
    if (at < document.endMs()) {
      interval(++number, at, document.endMs(), "");
    }
  }

  private void interval(int number, double start, double end, String text) {
    line(2, "intervals [" + number + "]:");
    line(3, "xmin = " + seconds(start));
    line(3, "xmax = " + seconds(end));
    line(3, "text = " + quoted(text));
  }

  private static void require(boolean condition, TimedValue value) {
    if (!condition) {
      throw new IllegalArgumentException("cannot stand in this tier: " + value);
    }
  }

  private void line(int depth, String text) {
    out.append("    ".repeat(depth)).append(text).append('\n');
  }

  private static String seconds(double millis) {
    return BigDecimal.valueOf(millis).movePointLeft(3).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
