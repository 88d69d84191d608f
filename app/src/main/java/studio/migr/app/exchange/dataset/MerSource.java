package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.table.CsvReader;

/** The label files of MER2023: {@code name,discrete,valence} (Lian et al. 2023). */
public final class MerSource implements LabelSource {

  @Override
  public String kind() {
    return "mer";
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> header = Headers.of(head);
    return header.contains("name") && header.contains("discrete");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (CsvReader in = CsvReader.open(head.path())) {
      in.next(); // the header
      List<String> header = in.row();
      while (in.next()) {
        String where = Messages.text("dataset.line", Long.toString(in.lineNumber()));
        String name = in.cell(header.indexOf("name"));
        String word = in.cell(header.indexOf("discrete"));
        if (name.isEmpty() || word.isEmpty()) {
          notes.add(Messages.text("dataset.no-label-line", where));
        } else {
          FoundLabel label = FoundLabel.ofClip(where, word).by(DataSet.MER.annotator());
          clips.add(new ClipFindings(ClipHint.named(name), List.of(label), List.of(), List.of()));
        }
      }
      if (header.contains("valence")) {
        notes.add(Messages.text("dataset.valence"));
      }
    }
    return new Findings(clips, notes);
  }
}
