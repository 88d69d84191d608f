package studio.migr.app.exchange.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The codes of CREMA-D (Cao et al. 2014): in file names, and in its tables of votes. */
public final class CremaD {
  /** Letters of the tables, in their order, which also decides ties. */
  static final Map<String, String> LETTERS =
      ordered("A", "anger", "D", "disgust", "F", "fear", "H", "happy", "N", "neutral", "S", "sad");

  private static final Map<String, String> CODES =
      ordered(
          "ANG", "anger", "DIS", "disgust", "FEA", "fear", "HAP", "happy", "NEU", "neutral", "SAD",
          "sad");

  /** Actor, sentence, acted emotion, level: {@code 1043_TSI_FEA_HI}. */
  private static final Pattern NAME =
      Pattern.compile(
          "1\\d{3}_(?:IEO|TIE|IOM|IWW|TAI|MTI|IWL|ITH|DFA|ITS|TSI|WSI)"
              + "_(ANG|DIS|FEA|HAP|NEU|SAD)_(?:LO|MD|HI|XX?)(?:\\.[A-Za-z0-9]{2,4})?");

  private CremaD() {}

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int k = 0; k < pairs.length; k += 2) {
      map.put(pairs[k], pairs[k + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** The six labels in the order of the tables. */
  public static List<String> labels() {
    return List.copyOf(LETTERS.values());
  }

  /** What was acted, as a file's name says; empty if it is no name of this set. */
  public static Optional<String> acted(String fileName) {
    Matcher name = NAME.matcher(fileName);
    return name.matches() ? Optional.ofNullable(CODES.get(name.group(1))) : Optional.empty();
  }
}
