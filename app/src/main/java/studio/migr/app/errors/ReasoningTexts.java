package studio.migr.app.errors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What each model wrote of the clips, in lower case and one after the other: bytes that lie side by
 * side are searched many times faster than strings that lie anywhere. Never changes.
 */
final class ReasoningTexts {
  private static final int BYTES = 256;

  /**
   * What one model wrote.
   *
   * @param ends where the text of each clip ends; it begins where that before it ends
   */
  private record Texts(byte[] bytes, int[] ends) {}

  private final Map<Source, Texts> byModel = new HashMap<>();

  ReasoningTexts(List<ClipCase> cases) {
    Set<Source.Model> models = new HashSet<>();
    cases.forEach(each -> models.addAll(each.models().keySet()));
    for (Source.Model model : models) {
      byModel.put(model, texts(cases, model));
    }
  }

  private static Texts texts(List<ClipCase> cases, Source.Model model) {
    byte[] bytes = new byte[1 << 12];
    int[] ends = new int[cases.size()];
    int length = 0;
    for (int k = 0; k < ends.length; k++) {
      byte[] text =
          cases.get(k).told(model).map(told -> lower(told.text())).orElseGet(() -> new byte[0]);
      if (length + text.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + text.length, bytes.length * 2));
      }
      System.arraycopy(text, 0, bytes, length, text.length);
      length += text.length;
      ends[k] = length;
    }
    return new Texts(Arrays.copyOf(bytes, length), ends);
  }

  private static byte[] lower(String text) {
    return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * In which clips {@code model} wrote {@code part}, in any case.
   *
   * @param among only these clips are searched, by their numbers
   */
  boolean[] saying(Source model, String part, int clips, IntPredicate among) {
    boolean[] says = new boolean[clips];
    Texts texts = byModel.get(model);
    byte[] wanted = lower(part);
    if (texts == null || wanted.length == 0) {
      return says;
    }
    int[] shifts = shifts(wanted);
    IntStream.range(0, clips)
        .parallel() // each writes its own place
        .filter(among)
        .forEach(
            k ->
                says[k] =
                    contains(
                        texts.bytes(),
                        k == 0 ? 0 : texts.ends()[k - 1],
                        texts.ends()[k],
                        wanted,
                        shifts));
    return says;
  }

  /** How far a byte lets the search go on (Horspool 1980). */
  private static int[] shifts(byte[] wanted) {
    int[] shifts = new int[BYTES];
    Arrays.fill(shifts, wanted.length);
    for (int k = 0; k < wanted.length - 1; k++) {
      shifts[Byte.toUnsignedInt(wanted[k])] = wanted.length - 1 - k;
    }
    return shifts;
  }

  private static boolean contains(byte[] in, int from, int to, byte[] wanted, int[] shifts) {
    int last = wanted.length - 1;
    for (int at = from; at + last < to; at += shifts[Byte.toUnsignedInt(in[at + last])]) {
      int k = last;
      while (k >= 0 && in[at + k] == wanted[k]) {
        k--;
      }
      if (k < 0) {
        return true;
      }
    }
    return false;
  }
}
