package studio.migr.runtime.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import studio.migr.runtime.generate.Branch;
import studio.migr.runtime.reasoning.AnswerPlace;
import studio.migr.runtime.tokenizer.TextStream;
import studio.migr.runtime.tokenizer.TextTokenizer;

/** An answer as text and as tokens, and which tokens stand before a place of the text. */
final class AnswerText {
  private final TextTokenizer tokenizer;
  private final TextStream stream;
  private final StringBuilder text = new StringBuilder();
  private final List<String> pieces = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  AnswerText(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.stream = new TextStream(tokenizer);
  }

  /** What became readable with one more token. */
  String append(long token, boolean last) {
    String piece = stream.append(token) + (last ? stream.finish() : "");
    text.append(piece);
    pieces.add(piece);
    ends.add(text.length());
    return piece;
  }

  String text() {
    return text.toString();
  }

  List<String> pieces() {
    return pieces;
  }

  /** The fewest tokens that hold as much of the first {@code chars} as whole tokens can. */
  int tokensBefore(int chars) {
    int kept = 0;
    int reached = 0;
    for (int k = 0; k < ends.size() && ends.get(k) <= chars; k++) {
      if (ends.get(k) > reached) {
        reached = ends.get(k);
        kept = k + 1;
      }
    }
    return kept;
  }

  /**
   * The labels as ways on from a place.
   *
   * @param end the token that ends an answer; it stands behind a label that is the last of all
   */
  Branch labels(AnswerPlace place, List<String> labels, long end) {
    int kept = tokensBefore(place.kept());
    int held = kept == 0 ? 0 : ends.get(kept - 1);
    String before = text.substring(held, place.kept()) + place.before();
    List<long[]> ways = new ArrayList<>();
    for (String label : labels) {
      long[] ids = tokenizer.encode(before + label + place.behind());
      ways.add(place.behind().isEmpty() ? append(ids, end) : ids);
    }
    return new Branch(kept, withoutCommonEnd(ways));
  }

  private static long[] append(long[] ids, long id) {
    return LongStream.concat(LongStream.of(ids), LongStream.of(id)).toArray();
  }

  /** Of the tokens with which all end alike, the first is enough to tell that a label is over. */
  private static List<long[]> withoutCommonEnd(List<long[]> ways) {
    int common = 0;
    while (common < shortest(ways) && Set.copyOf(fromEnd(ways, common)).size() == 1) {
      common++;
    }
    int dropped = Math.max(0, common - 1);
    return ways.stream().map(ids -> Arrays.copyOf(ids, ids.length - dropped)).toList();
  }

  private static int shortest(List<long[]> ways) {
    return ways.stream().mapToInt(ids -> ids.length).min().orElseThrow();
  }

  private static List<Long> fromEnd(List<long[]> ways, int back) {
    return ways.stream().map(ids -> ids[ids.length - 1 - back]).toList();
  }
}
