package studio.migr.training.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grammar of phrases: each name stands for one of several texts, in which {@code {name}} stands
 * for another.
 */
final class Phrases {
  private static final Pattern NAME = Pattern.compile("\\{([\\w.]+)}");

  private final Map<String, List<String>> choices = new HashMap<>();

  private Phrases() {}

  /** The English ones that come with the studio. */
  static Phrases english() {
    try (InputStream in = Phrases.class.getResourceAsStream("phrases-en.json")) {
      if (in == null) {
        throw new IllegalStateException("the phrases are missing from the program");
      }
      Phrases phrases = new Phrases();
      for (Map.Entry<String, JsonNode> each : new ObjectMapper().readTree(in).properties()) {
        List<String> texts = new ArrayList<>();
        each.getValue().forEach(text -> texts.add(text.asText()));
        phrases.choices.put(each.getKey(), List.copyOf(texts));
      }
      return phrases;
    } catch (IOException e) {
      throw new IllegalStateException("the phrases cannot be read", e);
    }
  }

  /** All names, sorted. */
  List<String> names() {
    return choices.keySet().stream().sorted().toList();
  }

  boolean has(String name) {
    return choices.containsKey(name);
  }

  /** One of the texts for {@code name}, with all names in it replaced. */
  String one(String name, SplittableRandom random) {
    List<String> texts =
        Optional.ofNullable(choices.get(name))
            .orElseThrow(() -> new IllegalStateException("no phrase: " + name));
    Matcher names = NAME.matcher(texts.get(random.nextInt(texts.size())));
    StringBuilder text = new StringBuilder();
    while (names.find()) {
      names.appendReplacement(text, Matcher.quoteReplacement(one(names.group(1), random)));
    }
    return names.appendTail(text).toString();
  }
}
