package studio.migr.app.exchange.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.table.CsvReader;

/** Tables of labels with a header line: our own exports, and others' with columns like ours. */
public final class CsvLabelSource implements LabelSource {
  private static final int LONGEST_NOTE_COLUMN = 200;

  @Override
  public String kind() {
    return "csv";
  }

  @Override
  public boolean recognises(FileHead head) {
    String first = head.text().lines().findFirst().orElse("");
    if (first.startsWith("{") || first.startsWith("[") || first.startsWith("<")) {
      return false;
    }
    List<String> meant =
        Arrays.stream(first.split("[,;\t]"))
            .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
            .flatMap(cell -> LabelColumns.meant(cell).stream())
            .toList();
    return LabelColumns.suffice(meant);
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    LabelLines lines = new LabelLines();
    Set<String> kept = new LinkedHashSet<>();
    try (CsvReader table = CsvReader.open(head.path())) {
      table.next();
      List<String> header = table.row();
      List<String> meant = new ArrayList<>();
      header.forEach(name -> meant.add(LabelColumns.meant(name).orElse("")));
      while (table.next()) {
        Map<String, String> cells = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (int k = 0; k < Math.min(header.size(), table.cells()); k++) {
          String cell = table.cell(k);
          if (cell.isEmpty()) {
            continue;
          }
          if (!meant.get(k).isEmpty()) {
            cells.putIfAbsent(meant.get(k), cell);
          } else if (header.get(k).length() <= LONGEST_NOTE_COLUMN) {
            others.put(header.get(k), cell);
            kept.add(header.get(k));
          }
        }
        lines.add(new LabelLine(table.lineNumber(), cells, others));
      }
    }
    return new Findings(
        lines.findings(),
        kept.isEmpty()
            ? List.of()
            : List.of(Messages.text("exchange.other-columns", String.join(", ", kept))));
  }
}
