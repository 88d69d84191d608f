package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.textfile.TextFile;

/**
 * Lists of DFEW's folders of frames that go around: {@code path frames label}, with labels from 0.
 * Lists of the same shape are made of other sets with other codes, so that the path must name DFEW.
 */
public final class DfewFrameListSource implements LabelSource {
  private static final Pattern LINE =
      Pattern.compile("(?i)(?=\\S*DFEW)\\S*[/\\\\](\\d{1,5})(?:\\.mp4)?[/\\\\]?\\s+\\d+\\s+(\\d+)");

  @Override
  public String kind() {
    return "dfew-frames";
  }

  @Override
  public boolean recognises(FileHead head) {
    Optional<String> first =
        head.text().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    return first.isPresent() && LINE.matcher(first.get()).matches();
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    String text = FormatFile.read(head.path(), TextFile::decode);
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add(Messages.text("dataset.counted-from-zero"));
    int number = 0;
    for (String line : text.lines().toList()) {
      String where = Messages.text("dataset.line", Integer.toString(++number));
      Matcher parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        if (!line.isBlank()) {
          notes.add(Messages.text("dataset.no-label-line", where));
        }
        continue;
      }
      Optional<String> emotion = DfewSplitSource.emotion(Double.parseDouble(parts.group(2)) + 1);
      if (emotion.isEmpty()) {
        notes.add(Messages.text("dataset.no-code", where, parts.group(2), "DFEW"));
      } else {
        FoundLabel label = FoundLabel.ofClip(where, emotion.get()).by(DataSet.DFEW.annotator());
        clips.add(
            new ClipFindings(
                ClipNumber.hint(parts.group(1)), List.of(label), List.of(), List.of()));
      }
    }
    return new Findings(clips, notes);
  }
}
