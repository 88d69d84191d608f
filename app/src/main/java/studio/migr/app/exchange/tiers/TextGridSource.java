package studio.migr.app.exchange.tiers;

import java.io.IOException;
import java.util.List;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.textgrid.TextGridReader;
import studio.migr.runtime.tier.TierDocument;

/** Praat's TextGrids. */
public final class TextGridSource implements LabelSource {
  @Override
  public String kind() {
    return "textgrid";
  }

  @Override
  public boolean recognises(FileHead head) {
    return TextGridReader.recognises(head.text()) || head.extension().equals("textgrid");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    TierDocument document = FormatFile.read(head.path(), TextGridReader::read);
    TierFindings findings = new TierFindings(words, head.name(), 0, 0);
    document.tiers().forEach(findings::add);
    return new Findings(
        List.of(findings.of(FileNameHint.of(head.path(), document.media()))), List.of());
  }
}
