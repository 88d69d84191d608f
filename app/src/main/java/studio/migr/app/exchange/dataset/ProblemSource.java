package studio.migr.app.exchange.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * The training files of HumanOmniV2: problems about a clip each, with {@code problem, problem_type,
 * options, answer, solution, data_type, video, path}. The answer stands between {@code <answer>}
 * tags of the solution or on its own, as letters of options or as a word; what stands between
 * {@code <context>} and {@code <think>} tags becomes the label's note.
 */
public final class ProblemSource implements LabelSource {
  private static final Pattern BEGIN = Pattern.compile("\\s*(\\[\\s*)?\\{.*", Pattern.DOTALL);
  private static final Pattern LETTERS = Pattern.compile("[A-Z](\\s*,\\s*[A-Z])*");
  private static final Pattern OPTION = Pattern.compile("\\(?([A-Z])[.):]\\s*(.*)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}-]{2,40}\\.?");

  @Override
  public String kind() {
    return "humanomni-v2";
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return BEGIN.matcher(text).matches()
        && text.contains("\"problem\"")
        && text.contains("\"problem_type\"")
        && (text.contains("\"solution\"") || text.contains("\"answer\""));
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    return JsonEntries.read(head, ProblemSource::clip, "dataset.no-problem");
  }

  private static Optional<ClipFindings> clip(JsonNode entry, String where) {
    Optional<String> link = JsonEntries.text(entry, List.of("path", "video", "audio", "image"));
    String solution = JsonEntries.text(entry, List.of("solution")).orElse("");
    Optional<String> said =
        Tags.first("answer", solution).or(() -> JsonEntries.text(entry, List.of("answer")));
    if (link.isEmpty() || said.isEmpty()) {
      return Optional.empty();
    }
    List<String> unheld = new ArrayList<>();
    List<String> answers = answers(said.get().strip(), entry.path("options"));
    if (answers.size() > 1) {
      unheld.add(Messages.text("dataset.compound", where, String.join(", ", answers)));
    } else if (answers.isEmpty()) {
      unheld.add(Messages.text("dataset.no-answer", where));
    }
    String reasoning =
        Stream.of("context", "think")
            .flatMap(tag -> Tags.first(tag, solution).stream())
            .collect(Collectors.joining("\n"));
    FoundLabel label =
        new FoundLabel(
            where,
            Optional.of(DataSet.HUMAN_OMNI_V2.annotator()),
            entry.path("data_type").asText().equals("audio") ? Condition.AUDIO : Condition.BOTH,
            Optional.empty(),
            answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Tags.asNote(Optional.of(reasoning).filter(text -> !text.isEmpty()), where, unheld));
    return Optional.of(
        new ClipFindings(ClipNumber.hintOfLink(link.get()), List.of(label), List.of(), unheld));
  }

  /** The words of the options whose letters are the answer, or the answer's own word. */
  private static List<String> answers(String said, JsonNode options) {
    if (!LETTERS.matcher(said).matches()) {
      return WORD.matcher(said).matches() ? List.of(said.replace(".", "")) : List.of();
    }
    List<String> words = new ArrayList<>();
    for (String letter : said.split("\\s*,\\s*")) {
      option(letter.charAt(0), options).ifPresent(words::add);
    }
    return words;
  }

  private static Optional<String> option(char letter, JsonNode options) {
    for (int k = 0; k < options.size(); k++) {
      String text = options.get(k).asText().strip();
      Matcher lettered = OPTION.matcher(text);
      if (lettered.matches() ? lettered.group(1).charAt(0) == letter : k == letter - 'A') {
        return Optional.of(lettered.matches() ? lettered.group(2).strip() : text)
            .filter(word -> !word.isEmpty());
      }
    }
    return Optional.empty();
  }
}
