package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.table.CsvReader;

/** CREMA-D's {@code summaryTable.csv}: the most voted emotion from voice, face and both. */
public final class CremaSummarySource implements LabelSource {
  private static final Map<String, Condition> COLUMNS =
      Map.of(
          "VoiceVote",
          Condition.AUDIO,
          "FaceVote",
          Condition.VISUAL,
          "MultiModalVote",
          Condition.BOTH);

  @Override
  public String kind() {
    return "crema-d-summary";
  }

  @Override
  public boolean recognises(FileHead head) {
    return recognises(Headers.of(head));
  }

  static boolean recognises(List<String> header) {
    return header.contains("FileName") && header.containsAll(COLUMNS.keySet());
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<ClipFindings> clips = new ArrayList<>();
    try (CsvReader in = CsvReader.open(head.path())) {
      in.next(); // the header
      List<String> header = in.row();
      while (in.next()) {
        String where = Messages.text("dataset.line", Long.toString(in.lineNumber()));
        String name = in.cell(header.indexOf("FileName"));
        List<FoundLabel> labels = new ArrayList<>();
        List<String> unheld = new ArrayList<>();
        for (Map.Entry<String, Condition> column : COLUMNS.entrySet()) {
          String vote = in.cell(header.indexOf(column.getKey()));
          String word = CremaD.LETTERS.get(vote);
          if (word != null) {
            labels.add(
                FoundLabel.ofClip(where, word)
                    .by(DataSet.CREMA_D_SUMMARY.annotator())
                    .under(column.getValue()));
          } else if (vote.matches("[ADFHNS](:[ADFHNS])+")) {
            unheld.add(Messages.text("dataset.tie", where, column.getKey(), vote));
          } else {
            unheld.add(Messages.text("dataset.no-code", where, vote, "CREMA-D"));
          }
        }
        clips.add(new ClipFindings(ClipHint.named(name), labels, List.of(), unheld));
      }
    }
    return new Findings(clips, List.of(Messages.text("dataset.crema-d-summary-unheld")));
  }
}
