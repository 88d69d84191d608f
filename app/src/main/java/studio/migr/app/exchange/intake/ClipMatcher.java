package studio.migr.app.exchange.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.intake.Match.How;
import studio.migr.app.exchange.source.ClipHint;

/**
 * Finds the clip that a file speaks of: by the studio's identifier, by the path of its media link,
 * by file name, and last by a name that is the same but for case, punctuation, zeros before numbers
 * and words added to it. Where several clips fit equally well, none is taken.
 */
public final class ClipMatcher {
  private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+");
  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]+:/{0,3}");

  private final Map<String, Clip> byId = new HashMap<>();
  private final Map<Path, Clip> byPath = new HashMap<>();
  private final Map<String, List<Clip>> byFileName = new HashMap<>();
  private final Map<String, List<Clip>> byStem = new HashMap<>();
  private final Map<List<String>, List<Clip>> byWords = new HashMap<>();
  private int mostWords;

  public ClipMatcher(List<Clip> clips) {
    for (Clip clip : clips) {
      byId.put(clip.id(), clip);
      byPath.put(clip.path(), clip);
      add(byFileName, folded(clip.name()), clip);
      add(byStem, folded(stem(clip.name())), clip);
      List<String> words = words(stem(clip.name()));
      mostWords = Math.max(mostWords, words.size());
      add(byWords, words, clip);
    }
  }

  private static <K> void add(Map<K, List<Clip>> map, K key, Clip clip) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(clip);
  }

  /**
   * @param source the file that speaks of a clip
   */
  public Match match(ClipHint hint, Path source) {
    for (String id : hint.ids()) {
      if (byId.containsKey(id)) {
        return new Match.One(byId.get(id), How.IDENTIFIER);
      }
    }
    for (String link : hint.links()) {
      Optional<Clip> clip = pathOf(link, source).map(byPath::get);
      if (clip.isPresent()) {
        return new Match.One(clip.get(), How.LINK);
      }
    }
    List<String> names = names(hint);
    for (String name : names) {
      Set<Clip> exact = new LinkedHashSet<>(byFileName.getOrDefault(folded(name), List.of()));
      if (exact.isEmpty()) {
        exact.addAll(byStem.getOrDefault(folded(stem(name)), List.of()));
      }
      if (exact.isEmpty()) {
        exact.addAll(byStem.getOrDefault(folded(name), List.of())); // v1.2 has no ending
      }
      if (!exact.isEmpty()) {
        return oneOrSeveral(exact, How.FILE_NAME);
      }
    }
    for (String name : names) {
      Set<Clip> similar = similar(words(stem(name)));
      if (!similar.isEmpty()) {
        return oneOrSeveral(similar, How.SIMILAR_NAME);
      }
    }
    return new Match.None();
  }

  private static Match oneOrSeveral(Set<Clip> found, How how) {
    return found.size() == 1
        ? new Match.One(found.iterator().next(), how)
        : new Match.Several(List.copyOf(found));
  }

  /** Names in links come first: they are of the clip itself. */
  static List<String> names(ClipHint hint) {
    List<String> names = new ArrayList<>();
    hint.links().forEach(link -> names.add(lastPart(unescaped(link))));
    hint.names().forEach(name -> names.add(lastPart(name)));
    names.removeIf(String::isBlank);
    return names;
  }

  /** The clips whose words the name holds in a row, those with the most words. */
  private Set<Clip> similar(List<String> wanted) {
    for (int length = Math.min(mostWords, wanted.size()); length > 0; length--) {
      Set<Clip> found = new LinkedHashSet<>();
      for (int from = 0; from + length <= wanted.size(); from++) {
        List<String> part = wanted.subList(from, from + length);
        boolean whole = length == wanted.size();
        if (whole || tellsApart(part)) {
          found.addAll(byWords.getOrDefault(part, List.of()));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Set.of();
  }

  /** A lone number or a word or two letters say too little to be found inside another name. */
  private static boolean tellsApart(List<String> words) {
    return String.join("", words).length() >= 3
        && words.stream().anyMatch(ClipMatcher::isWord)
        && words.size() > 1;
  }

  private static boolean isWord(String word) {
    return Character.isLetter(word.codePointAt(0));
  }

  private static Optional<Path> pathOf(String link, Path source) {
    try {
      Path path = Path.of(unescaped(link));
      return Optional.of(source.toAbsolutePath().resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // a path of another system; its last part may still be a name
    }
  }

  private static String unescaped(String link) {
    Matcher scheme = SCHEME.matcher(link);
    if (!scheme.find()) {
      return link;
    }
    String rest = link.substring(scheme.end());
    boolean drive = rest.length() > 1 && rest.charAt(1) == ':';
    String path = scheme.group().endsWith("///") && !drive ? "/" + rest : rest;
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // not escaped after all
    }
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(folded(name));
    while (word.find()) {
      String text = word.group();
      words.add(text.matches("0+") ? "0" : text.replaceFirst("^0+(?=[0-9])", ""));
    }
    return words;
  }
}
