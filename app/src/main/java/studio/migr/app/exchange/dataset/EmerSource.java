package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

/**
 * EMER's reasoning (Lian et al. 2023): {@code names,emotions,subtitles,reasons}, or its second form
 * {@code name,chinese,english} without labels. The reasoning becomes the label's note.
 */
public final class EmerSource implements LabelSource {

  @Override
  public String kind() {
    return "emer";
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> header = Headers.of(head);
    return header.containsAll(List.of("names", "emotions", "reasons"))
        || header.containsAll(List.of("name", "english"));
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (CsvReader in = CsvReader.open(head.path())) {
      in.next(); // the header
      List<String> header = in.row();
      boolean labelled = header.contains("emotions");
      while (in.next()) {
        String where = Messages.text("dataset.line", Long.toString(in.lineNumber()));
        String name = in.cell(header.indexOf(labelled ? "names" : "name"));
        String reason = in.cell(header.indexOf(labelled ? "reasons" : "english"));
        String emotions = in.cell(header.indexOf("emotions")).replaceAll("[\\[\\]'\"]", "").strip();
        if (name.isEmpty()) {
          notes.add(Messages.text("dataset.no-label-line", where));
          continue;
        }
        boolean several = emotions.matches(".*[,;/、，].*");
        FoundLabel label =
            new FoundLabel(
                where,
                Optional.of(DataSet.EMER.annotator()),
                Condition.BOTH,
                Optional.empty(),
                Optional.of(emotions).filter(word -> !word.isEmpty() && !several),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(reason).filter(text -> !text.isBlank()));
        clips.add(
            new ClipFindings(
                ClipHint.named(name),
                List.of(label),
                List.of(),
                several ? List.of(Messages.text("dataset.compound", where, emotions)) : List.of()));
      }
      notes.add(Messages.text(labelled ? "dataset.emer-subtitles" : "dataset.emer-chinese"));
    }
    return new Findings(clips, notes);
  }
}
