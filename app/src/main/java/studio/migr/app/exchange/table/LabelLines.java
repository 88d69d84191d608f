package studio.migr.app.exchange.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FoundLabel;

/** Gathers the lines of a table by clip. */
final class LabelLines {
  private final Map<ClipHint, List<FoundLabel>> labels = new LinkedHashMap<>();
  private final Map<ClipHint, List<String>> unheld = new LinkedHashMap<>();

  void add(LabelLine line) {
    ClipHint clip = line.clip();
    labels.computeIfAbsent(clip, hint -> new ArrayList<>());
    try {
      labels.computeIfAbsent(clip, hint -> new ArrayList<>()).add(line.label());
    } catch (LabelLine.BadCellException e) {
      unheld.computeIfAbsent(clip, hint -> new ArrayList<>()).add(e.sentence());
    }
  }

  List<ClipFindings> findings() {
    List<ClipFindings> findings = new ArrayList<>();
    labels.forEach(
        (clip, found) ->
            findings.add(
                new ClipFindings(clip, found, List.of(), unheld.getOrDefault(clip, List.of()))));
    return findings;
  }
}
