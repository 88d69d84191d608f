package studio.migr.app.exchange.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;

/**
 * MAFW's workbook of descriptions: a clip, a Chinese and an English text a row, without a header.
 */
final class Descriptions {
  private static final int CLIP = 0;
  private static final int CHINESE = 1;
  private static final int ENGLISH = 2;

  private Descriptions() {}

  static boolean recognises(List<List<String>> rows) {
    return !rows.isEmpty()
        && rows.getFirst().size() == ENGLISH + 1
        && rows.getFirst().get(CLIP).matches("\\d{1,5}(\\.0+|\\.mp4|\\.avi)?")
        && rows.getFirst().get(CHINESE).codePoints().anyMatch(Character::isIdeographic);
  }

  static Findings read(List<List<String>> rows) {
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      List<String> row = rows.get(k);
      String where = Messages.text("dataset.line", Integer.toString(k + 1));
      if (row.size() <= ENGLISH || row.get(CLIP).isEmpty() || row.get(ENGLISH).isEmpty()) {
        notes.add(Messages.text("dataset.no-label-line", where));
      } else {
        clips.add(clip(where, row));
      }
    }
    notes.add(Messages.text("dataset.descriptions-chinese"));
    return new Findings(clips, notes);
  }

  private static ClipFindings clip(String where, List<String> row) {
    List<String> unheld = new ArrayList<>();
    FoundLabel label =
        new FoundLabel(
            where,
            Optional.of(DataSet.MAFW.annotator()),
            Condition.BOTH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Tags.asNote(Optional.of(row.get(ENGLISH)), where, unheld));
    return new ClipFindings(
        ClipNumber.hint(row.get(CLIP).replaceFirst("\\.0+$", "")),
        List.of(label),
        List.of(),
        unheld);
  }
}
