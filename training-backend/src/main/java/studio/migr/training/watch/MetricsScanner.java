package studio.migr.training.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a line of {@code metrics.jsonl}. A plain line, an object of numbers, is read straight from
 * its bytes, several times faster than by a parser, with names looked up by the place at which they
 * stood in the line before; any other is left to Jackson. Values are near enough for a float.
 */
final class MetricsScanner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STEP = "step";

  /** Of more digits, no float can tell. Eight more would still fit. */
  private static final long ENOUGH = 10_000_000_000L;

  private static final long[] TENS = new long[EightBytes.COUNT + 1];
  private static final int MOST_POWER = 22;
  private static final double[] POWERS = new double[MOST_POWER + 1];

  static {
    TENS[0] = 1;
    for (int k = 1; k < TENS.length; k++) {
      TENS[k] = TENS[k - 1] * 10;
    }
    for (int k = 0; k <= MOST_POWER; k++) {
      POWERS[k] = Double.parseDouble("1e" + k);
    }
  }

  private String[] names = new String[16];
  private double[] values = new double[16];
  private int size;
  private long step;
  private int notNumbers;

  /** The names by their place among the fields of a line, as they stood in the last one. */
  private byte[][] known = new byte[16][];

  private String[] knownNames = new String[16];

  /** Where the plain reader is. */
  private byte[] bytes = new byte[0];

  private int at;
  private int end;
  private double number;
  private boolean isNull;

  long step() {
    return step;
  }

  int size() {
    return size;
  }

  String name(int k) {
    return names[k];
  }

  double value(int k) {
    return values[k];
  }

  /** How many values of the line are null. */
  int notNumbers() {
    return notNumbers;
  }

  /**
   * @return whether the line is an object with a step
   */
  boolean scan(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    return plain() || parsed(MetricsLog.text(line, from, to));
  }

  private boolean plain() {
    size = 0;
    notNumbers = 0;
    boolean stepFound = false;
    if (!skipTo('{')) {
      return false;
    }
    for (int field = 0; ; field++) {
      String name = name(field, '"');
      if (name.isEmpty() || !skipTo(':') || !number()) {
        return false;
      }
      if (name.equals(STEP)) {
        step = (long) number;
        stepFound = !isNull && step == number;
      } else if (isNull) {
        notNumbers++;
      } else {
        put(name, number);
      }
      blanks();
      if (at < end && bytes[at] == ',') {
        at++;
      } else {
        return stepFound && skipTo('}') && atEnd();
      }
    }
  }

  private void put(String name, double value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size++] = value;
  }

  private boolean atEnd() {
    blanks();
    return at == end;
  }

  private void blanks() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  private boolean skipTo(char wanted) {
    blanks();
    return at < end && bytes[at++] == wanted;
  }

  /** A name without escapes; empty for anything else. */
  private String name(int field, char quote) {
    if (!skipTo(quote)) {
      return "";
    }
    int from = at;
    byte[] before = field < known.length ? known[field] : null;
    if (before != null
        && from + before.length < end
        && bytes[from + before.length] == quote
        && Arrays.equals(bytes, from, from + before.length, before, 0, before.length)) {
      at = from + before.length + 1;
      return knownNames[field];
    }
    while (at < end && bytes[at] != quote) {
      if (bytes[at] == '\\') {
        return "";
      }
      at++;
    }
    if (at == end) {
      return "";
    }
    String name = MetricsLog.text(bytes, from, at);
    if (field == known.length) {
      known = Arrays.copyOf(known, field * 2);
      knownNames = Arrays.copyOf(knownNames, field * 2);
    }
    known[field] = name.getBytes(StandardCharsets.UTF_8);
    knownNames[field] = name;
    at++;
    return name;
  }

  private boolean number() {
    blanks();
    isNull = false;
    number = Double.NaN;
    if (end - at >= 4 && bytes[at] == 'n') {
      isNull = bytes[at + 1] == 'u' && bytes[at + 2] == 'l' && bytes[at + 3] == 'l';
      at += 4;
      return isNull;
    }
    boolean negative = at < end && bytes[at] == '-';
    at += negative ? 1 : 0;
    long digits = 0;
    int power = 0;
    int seen = 0;
    boolean fraction = false;
    while (true) {
      int more = EightBytes.digits(bytes, at, end);
      if (digits < ENOUGH) {
        digits = digits * TENS[more] + EightBytes.number(bytes, at, more);
        power -= fraction ? more : 0;
      } else {
        power += fraction ? 0 : more;
      }
      seen += more;
      at += more;
      if (more < EightBytes.COUNT) {
        if (fraction || seen == 0 || at == end || bytes[at] != '.') {
          break;
        }
        fraction = true;
        at++;
      }
    }
    if (seen == 0) {
      return false;
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      int sign = at < end && bytes[at] == '-' ? -1 : 1;
      at += at < end && (bytes[at] == '-' || bytes[at] == '+') ? 1 : 0;
      int exponent = 0;
      int from = at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        exponent = Math.min(9999, exponent * 10 + bytes[at++] - '0');
      }
      if (at == from) {
        return false;
      }
      power += sign * exponent;
    }
    double value =
        power >= -MOST_POWER && power <= MOST_POWER
            ? power < 0 ? digits / POWERS[-power] : digits * POWERS[power]
            : Double.parseDouble(digits + "e" + power);
    number = negative ? -value : value;
    return true;
  }

  private boolean parsed(String line) {
    size = 0;
    notNumbers = 0;
    try {
      if (!(JSON.readTree(line) instanceof ObjectNode object) || !object.path(STEP).isNumber()) {
        return false;
      }
      step = object.path(STEP).asLong();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        if (!field.getKey().equals(STEP)
            && value.isNumber()
            && Double.isFinite(value.doubleValue())) {
          put(field.getKey(), value.doubleValue());
        } else if (value.isNull()) {
          notNumbers++;
        }
      }
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
