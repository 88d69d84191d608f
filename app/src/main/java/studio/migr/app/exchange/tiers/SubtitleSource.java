package studio.migr.app.exchange.tiers;

import java.io.IOException;
import java.util.List;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.subtitle.SubtitleReader;
import studio.migr.runtime.tier.Tier;

/** WebVTT and SRT: a transcript. */
public final class SubtitleSource implements LabelSource {
  @Override
  public String kind() {
    return "subtitle";
  }

  @Override
  public boolean recognises(FileHead head) {
    return SubtitleReader.recognises(head.text())
        || head.extension().equals("vtt")
        || head.extension().equals("srt");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    Tier cues = FormatFile.read(head.path(), SubtitleReader::read);
    TierFindings findings = new TierFindings(words, head.name(), 1, 0);
    findings.add(
        new Tier(
            Messages.text("exchange.transcript"), cues.annotator(), cues.points(), cues.values()));
    return new Findings(List.of(findings.of(FileNameHint.of(head.path(), List.of()))), List.of());
  }
}
