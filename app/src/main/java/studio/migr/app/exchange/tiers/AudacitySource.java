package studio.migr.app.exchange.tiers;

import java.io.IOException;
import java.util.List;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.audacity.AudacityReader;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.tier.Tier;

/** Audacity's label files: labels where the texts are emotions, else a track. */
public final class AudacitySource implements LabelSource {
  @Override
  public String kind() {
    return "audacity";
  }

  @Override
  public boolean recognises(FileHead head) {
    return AudacityReader.recognises(head.text());
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    Tier labels = FormatFile.read(head.path(), AudacityReader::read);
    TierFindings findings = new TierFindings(words, head.name(), 0, 0);
    findings.add(
        new Tier(
            Messages.text("exchange.audacity-track"),
            labels.annotator(),
            labels.points(),
            labels.values()));
    return new Findings(List.of(findings.of(FileNameHint.of(head.path(), List.of()))), List.of());
  }
}
