package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.importance.ConditionVotes;
import studio.migr.runtime.importance.VoteCount;
import studio.migr.runtime.table.CsvReader;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/**
 * CREMA-D's {@code tabulatedVotes.csv}: how many raters chose which emotion from the voice, the
 * face, and both. The column without a name numbers the rows: 1xxxxx are votes on the voice, 2xxxxx
 * on the face, 3xxxxx on both.
 *
 * @param clips by file name, in the order of the file
 * @param skippedLines numbers of the lines that say nothing that can be used
 */
public record CremaVotes(Map<String, ConditionVotes> clips, List<Long> skippedLines) {
  private static final int ROWS_OF_A_CONDITION = 100_000;

  public CremaVotes {
    skippedLines = List.copyOf(skippedLines);
  }

  static boolean recognises(List<String> header) {
    return header.contains("fileName") && header.containsAll(CremaD.LETTERS.keySet());
  }

  /**
   * @throws TableException if it is no such file
   * @throws UnreadableFileException if it is CREMA-D's other table, which has no counts
   */
  public static CremaVotes read(Path file) throws IOException {
    Map<String, ConditionVotes> clips = new LinkedHashMap<>();
    Map<String, Map<Condition, Long>> lines = new LinkedHashMap<>();
    List<Long> skipped = new ArrayList<>();
    try (CsvReader in = CsvReader.open(file)) {
      boolean header = in.next();
      if (header && CremaSummarySource.recognises(in.row())) {
        throw new UnreadableFileException(
            Messages.text("dataset.crema-d-summary-no-counts", file.toString()));
      }
      if (!header || !recognises(in.row())) {
        throw new TableException(file, TableFault.MISSING_COLUMNS, "fileName, A, D, F, H, N, S");
      }
      List<String> columns = in.row();
      while (in.next()) {
        String name = in.cell(columns.indexOf("fileName"));
        Optional<Condition> condition = condition(in.number(rowNumber(columns)));
        Optional<VoteCount> votes = votes(in, columns);
        boolean repeated =
            condition.isPresent()
                && lines.getOrDefault(name, Map.of()).containsKey(condition.get());
        if (name.isEmpty() || condition.isEmpty() || votes.isEmpty() || repeated) {
          skipped.add(in.lineNumber());
          continue;
        }
        lines
            .computeIfAbsent(name, unused -> new EnumMap<>(Condition.class))
            .put(condition.get(), in.lineNumber());
        clips.merge(
            name,
            ConditionVotes.NONE.plus(condition.get(), votes.get()),
            (known, more) -> known.plus(condition.get(), votes.get()));
      }
    }
    if (clips.isEmpty()) {
      throw new TableException(file, TableFault.NO_ROWS, "");
    }
    return new CremaVotes(clips, skipped);
  }

  /**
   * The column of row numbers has no name; a copy that went through other tools may give it one.
   */
  private static int rowNumber(List<String> header) {
    return Math.max(0, header.indexOf(""));
  }

  private static Optional<Condition> condition(double row) {
    return switch ((int) (row / ROWS_OF_A_CONDITION)) { // NaN is 0
      case 1 -> Optional.of(Condition.AUDIO);
      case 2 -> Optional.of(Condition.VISUAL);
      case 3 -> Optional.of(Condition.BOTH);
      default -> Optional.empty();
    };
  }

  private static Optional<VoteCount> votes(CsvReader in, List<String> header) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map.Entry<String, String> letter : CremaD.LETTERS.entrySet()) {
      double count = in.number(header.indexOf(letter.getKey()));
      if (!(count >= 0 && count <= 10_000) || count != Math.rint(count)) {
        return Optional.empty();
      }
      counts.put(letter.getValue(), (int) count);
    }
    VoteCount votes = new VoteCount(counts);
    return votes.total() > 0 ? Optional.of(votes) : Optional.empty();
  }
}
