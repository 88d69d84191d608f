package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.table.CsvReader;

/** DFEW's splits: {@code video_name,label} with codes of 1 to 7 (Jiang et al. 2020). */
public final class DfewSplitSource implements LabelSource {

  @Override
  public String kind() {
    return "dfew";
  }

  @Override
  public boolean recognises(FileHead head) {
    return Headers.of(head).equals(List.of("video_name", "label"));
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (CsvReader in = CsvReader.open(head.path())) {
      in.next(); // the header
      while (in.next()) {
        String line = Messages.text("dataset.line", Long.toString(in.lineNumber()));
        Optional<String> emotion = emotion(in.number(1));
        if (in.cell(0).isEmpty() || emotion.isEmpty()) {
          notes.add(Messages.text("dataset.no-code", line, in.cell(1), "DFEW"));
        } else {
          FoundLabel label = FoundLabel.ofClip(line, emotion.get()).by(DataSet.DFEW.annotator());
          clips.add(
              new ClipFindings(ClipNumber.hint(in.cell(0)), List.of(label), List.of(), List.of()));
        }
      }
    }
    return new Findings(clips, notes);
  }

  /** The word of a code of 1 to 7; 0 means that people did not agree on one. */
  static Optional<String> emotion(double code) {
    List<String> words = EmotionScheme.DFEW.emotions();
    return code >= 1 && code <= words.size() && code == Math.rint(code)
        ? Optional.of(words.get((int) code - 1))
        : Optional.empty();
  }
}
