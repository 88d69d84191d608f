package studio.migr.runtime.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * Counts words that speak of an emotion: the floor under every other reader, since it needs no
 * training and everybody can check it. English, DFEW's seven emotions.
 *
 * <p>A negation takes away what follows it in its clause, within {@value #NEGATED} words, and goes
 * through a list (<em>no fear, anger or sadness</em>). A word of degree within {@value #DEGREE}
 * words before a term makes it count {@value #MORE} or {@value #LESS} times as much.
 */
public final class LexiconReader implements EmotionReader {
  private static final int NEGATED = 5;
  private static final int DEGREE = 2;

  /** Words between <em>rather</em> and what it takes away: <em>rather than being sad</em>. */
  private static final int CONTRASTED = 2;

  private static final double MORE = 1.5;
  private static final double LESS = 0.5;

  /** Changes with the rules of this class; the lexicon has a version of its own. */
  private static final String RULES = "1";

  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "without", "neither", "nor", "nothing", "none", "hardly", "cannot",
          "lack", "lacks", "lacking", "absence", "absent", "unlike");
  private static final Set<String> NO_NEGATION_BEFORE =
      Set.of("only", "just", "merely", "simply", "doubt", "wonder");
  private static final Set<String> TURNS =
      Set.of("but", "yet", "however", "although", "though", "while", "whereas", "instead", "and");
  private static final Set<String> INTENSE =
      Set.of(
          "very",
          "extremely",
          "intensely",
          "intense",
          "strongly",
          "strong",
          "deeply",
          "deep",
          "clearly",
          "clear",
          "highly",
          "utterly",
          "truly",
          "great",
          "overwhelming",
          "absolutely",
          "pure",
          "so",
          "profound",
          "profoundly",
          "extreme",
          "obvious",
          "obviously",
          "unmistakable");
  private static final Set<String> FAINT =
      Set.of(
          "slightly",
          "slight",
          "somewhat",
          "bit",
          "faint",
          "faintly",
          "mild",
          "mildly",
          "hint",
          "trace",
          "touch",
          "little",
          "weak",
          "weakly",
          "vaguely",
          "subtle",
          "possibly",
          "maybe");

  private final Lexicon lexicon = Lexicon.english();

  @Override
  public ReaderIdentity identity() {
    return new ReaderIdentity("lexicon-en", RULES + "-" + lexicon.version());
  }

  @Override
  public List<String> labels() {
    return EmotionScheme.DFEW.emotions();
  }

  @Override
  public EmotionReading read(String text) {
    Map<String, Double> evidence = new LinkedHashMap<>();
    labels().forEach(label -> evidence.put(label, 0.0));
    List<String> tokens = TextTokens.wordsAndMarks(text);
    for (int i = 0; i < tokens.size(); ) {
      Optional<Lexicon.Entry> found = lexicon.at(tokens, i);
      if (found.isPresent()) {
        Lexicon.Entry entry = found.get();
        if (!negated(tokens, i)) {
          evidence.merge(entry.emotion(), entry.weight() * degree(tokens, i), Double::sum);
        }
        i += entry.words().size();
      } else {
        i++;
      }
    }
    return EmotionReading.ofEvidence(evidence);
  }

  private boolean negated(List<String> tokens, int index) {
    int words = 0;
    for (int i = index - 1; i >= 0 && words < NEGATED; i--) {
      String token = tokens.get(i);
      if (TextTokens.isMark(token)) {
        if (!(token.equals(",") && inList(tokens, i))) {
          return false;
        }
        words--; // the item before it
      } else if (negates(tokens, i, words)) {
        return true;
      } else if (TURNS.contains(token)) {
        return false;
      }
      words++;
    }
    return false;
  }

  private static boolean negates(List<String> tokens, int i, int words) {
    String token = tokens.get(i);
    String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
    if (token.endsWith("n't")) {
      return !NO_NEGATION_BEFORE.contains(next);
    }
    if (token.equals("rather") || token.equals("instead")) {
      return words <= CONTRASTED && (next.equals("than") || next.equals("of"));
    }
    return NEGATIONS.contains(token) && !NO_NEGATION_BEFORE.contains(next);
  }

  /** Whether the comma stands between terms of a list that ends in <em>or</em> or <em>nor</em>. */
  private boolean inList(List<String> tokens, int comma) {
    for (int i = comma + 1; i < tokens.size() && i <= comma + 8; i++) {
      String token = tokens.get(i);
      if (token.equals("or") || token.equals("nor")) {
        return true;
      }
      if (!token.equals(",") && lexicon.at(tokens, i).isEmpty()) {
        return false;
      }
    }
    return false;
  }

  private static double degree(List<String> tokens, int index) {
    for (int i = index - 1; i >= 0 && i >= index - DEGREE; i--) {
      if (TextTokens.isMark(tokens.get(i))) {
        return 1;
      }
      if (INTENSE.contains(tokens.get(i))) {
        return MORE;
      }
      if (FAINT.contains(tokens.get(i)) || faintOf(tokens, i)) {
        return LESS;
      }
    }
    return 1;
  }

  /** <em>a hint of fear</em>: the word of degree stands before <em>of</em>. */
  private static boolean faintOf(List<String> tokens, int i) {
    return tokens.get(i).equals("of") && i > 0 && FAINT.contains(tokens.get(i - 1));
  }
}
