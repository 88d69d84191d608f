package studio.migr.app.exchange.labelstudio;

import java.io.IOException;
import java.util.List;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.labelstudio.LabellingSetupReader;

/** A labelling configuration that is handed over itself: it holds no labels. */
public final class ConfigurationSource implements LabelSource {
  @Override
  public String kind() {
    return "label-studio-configuration";
  }

  @Override
  public boolean recognises(FileHead head) {
    return LabellingSetupReader.recognises(head.text());
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    FormatFile.read(head.path(), LabellingSetupReader::read);
    return new Findings(
        List.of(), List.of(Messages.text("exchange.label-studio.only-configuration")));
  }
}
