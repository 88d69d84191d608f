package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * The workbooks of DFEW ({@code annotation.xlsx}: votes of ten people, clip number, label) and of
 * MAFW (votes of eleven people, the label of its single set, descriptions). Whose it is, the
 * columns say.
 */
public final class WorkbookSource implements LabelSource {

  @Override
  public String kind() {
    return "workbook";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.extension().equals("xlsx");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<List<String>> rows = Workbook.rows(head.path());
    if (Descriptions.recognises(rows)) {
      return Descriptions.read(rows);
    }
    if (!rows.isEmpty()) {
      List<String> header =
          rows.getFirst().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      for (DataSet set : List.of(DataSet.DFEW, DataSet.MAFW)) {
        Optional<Columns> columns = Columns.of(set, header);
        if (columns.isPresent()) {
          return read(columns.get(), rows, words);
        }
      }
    }
    throw new UnreadableFileException(
        Messages.text("dataset.unknown-workbook", head.path().toString()));
  }

  /**
   * Where the columns are.
   *
   * @param clip names the clip
   * @param votes by word of the set
   * @param label the agreed label; −1 if there is none
   * @param compound several agreed labels; −1 if there are none
   * @param invalid what MAFW says of clips that should not be used; −1 if it does not
   */
  private record Columns(
      DataSet set, int clip, Map<String, Integer> votes, int label, int compound, int invalid) {

    static Optional<Columns> of(DataSet set, List<String> header) {
      EmotionScheme scheme = set == DataSet.DFEW ? EmotionScheme.DFEW : EmotionScheme.MAFW;
      Map<String, Integer> votes = new LinkedHashMap<>();
      for (int k = 0; k < scheme.emotions().size(); k++) {
        String word = scheme.emotions().get(k);
        int column = header.indexOf(set == DataSet.DFEW ? (k + 1) + word : word);
        if (column < 0) {
          return Optional.empty();
        }
        votes.put(word, column);
      }
      int clip = header.indexOf(set == DataSet.DFEW ? "order" : "clip");
      int label = header.indexOf(set == DataSet.DFEW ? "label" : "single_label");
      return clip < 0
          ? Optional.empty()
          : Optional.of(
              new Columns(
                  set,
                  clip,
                  votes,
                  label,
                  header.indexOf("multi_label"),
                  header.indexOf("invalid")));
    }

    /** The word of an agreed label, which stands as a code of the set or as a word. */
    Optional<String> word(String cell) {
      List<String> words = List.copyOf(votes.keySet());
      Optional<Integer> code = count(cell);
      if (code.isPresent()) {
        return code.get() >= 1 && code.get() <= words.size()
            ? Optional.of(words.get(code.get() - 1))
            : Optional.empty();
      }
      return Optional.of(cell.toLowerCase(Locale.ROOT)).filter(words::contains);
    }

    /** The words of several codes, such as {@code 6,10}; a code that is none stays. */
    String words(String codes) {
      return Arrays.stream(codes.split("[,_]"))
          .map(String::strip)
          .map(code -> word(code).orElse(code))
          .collect(Collectors.joining(", "));
    }
  }

  private static Findings read(Columns columns, List<List<String>> rows, EmotionWords words) {
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int k = 1; k < rows.size(); k++) {
      List<String> row = rows.get(k);
      String where = Messages.text("dataset.line", Integer.toString(k + 1));
      String name = cell(row, columns.clip());
      Optional<Map<String, Integer>> votes = votes(columns, row, words);
      if (name.isEmpty() || votes.isEmpty()) {
        notes.add(Messages.text("dataset.no-votes", where));
        continue;
      }
      List<FoundLabel> labels = new ArrayList<>();
      columns
          .word(cell(row, columns.label()))
          .map(word -> FoundLabel.ofClip(where, word).by(columns.set().annotator()))
          .ifPresent(labels::add);
      List<String> unheld = new ArrayList<>();
      String compound = cell(row, columns.compound());
      if (!compound.isEmpty()) {
        unheld.add(Messages.text("dataset.compound", where, columns.words(compound)));
      }
      String invalid = cell(row, columns.invalid());
      if (!invalid.isEmpty() && !invalid.matches("0(\\.0+)?")) {
        unheld.add(Messages.text("dataset.invalid", where, invalid));
      }
      clips.add(
          new ClipFindings(
              ClipNumber.hint(name.replaceFirst("\\.0+$", "")),
              labels,
              List.of(
                  new VotesAttachment(
                      columns.set().annotator(), Map.of(Condition.BOTH, votes.get()))),
              unheld));
    }
    return new Findings(clips, notes);
  }

  private static Optional<Map<String, Integer>> votes(
      Columns columns, List<String> row, EmotionWords words) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    int total = 0;
    for (Map.Entry<String, Integer> column : columns.votes().entrySet()) {
      String cell = cell(row, column.getValue());
      Optional<Integer> count = cell.isEmpty() ? Optional.of(0) : count(cell);
      if (count.isEmpty()) {
        return Optional.empty();
      }
      votes.merge(
          words.emotion(column.getKey()).orElse(column.getKey()), count.get(), Integer::sum);
      total += count.get();
    }
    return total > 0 ? Optional.of(votes) : Optional.empty();
  }

  /** A whole number from 0 to 1000, which Excel may keep as {@code 3.0}. */
  private static Optional<Integer> count(String cell) {
    return cell.matches("[0-9]{1,3}(\\.0+)?")
        ? Optional.of((int) Double.parseDouble(cell))
        : Optional.empty();
  }

  private static String cell(List<String> row, int k) {
    return k >= 0 && k < row.size() ? row.get(k) : "";
  }
}
